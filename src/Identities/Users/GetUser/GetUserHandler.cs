using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Users.GetUser;

internal sealed record GetUserQuery(Guid UserId) : IRequest<Outcome<User>>;

internal sealed class GetUserHandler(Database database) : IRequestHandler<GetUserQuery, Outcome<User>>
{
    public async Task<Outcome<User>> Handle(GetUserQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<ShownUser>(UserById, query, cancellationToken) is { } user
            ? user.ToUser()
            : UserProblems.NotFound(query.UserId);

    private const string UserById = """
        select user_id, username, disabled, created, role_ids, role_names
        from   shown_users
        where  user_id = @UserId
        """;
}
