using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Users.GetUser;

internal sealed record GetUserQuery(Guid UserId) : IRequest<Outcome<Versioned<User>>>;

internal sealed class GetUserHandler(Database database) : IRequestHandler<GetUserQuery, Outcome<Versioned<User>>>
{
    public async Task<Outcome<Versioned<User>>> Handle(GetUserQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<ShownUser>(UserById, query, cancellationToken) is { } user
            ? user.WithVersion()
            : UserProblems.NotFound(query.UserId);

    private const string UserById = """
        select user_id, username, disabled, created, role_ids, role_names, mark, modified_at
        from   shown_users
        where  user_id = @UserId
        """;
}
