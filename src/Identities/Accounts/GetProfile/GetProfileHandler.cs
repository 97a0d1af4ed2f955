using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Accounts.GetProfile;

internal sealed record GetProfileQuery(ClaimsPrincipal Caller, string Token) : IRequest<Profile>;

internal sealed class GetProfileHandler(Database database) : IRequestHandler<GetProfileQuery, Profile>
{
    public async Task<Profile> Handle(GetProfileQuery query, CancellationToken cancellationToken)
    {
        var caller = query.Caller;
        var username = caller.UsernameOf();

        return new Profile
        {
            UserId = caller.SubjectOf(),
            Username = username,
            Email = username?.Contains('@', StringComparison.Ordinal) is true ? username : null,
            Roles = await database.QueryOne<string[]>(RolesOfUser, new { UserId = caller.SubjectOf() }, cancellationToken) ?? [],
            Permissions = caller.PermissionsOf(),
            Token = query.Token,
        };
    }

    private const string RolesOfUser = "select role_names from shown_users where user_id = uuid_of(@UserId)";
}
