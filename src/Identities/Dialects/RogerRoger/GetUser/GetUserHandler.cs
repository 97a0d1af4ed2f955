using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetUser;

internal sealed record GetUserQuery(Guid Id) : IRequest<Outcome<UserRow>>;

internal sealed class GetUserHandler(Database database) : IRequestHandler<GetUserQuery, Outcome<UserRow>>
{
    public async Task<Outcome<UserRow>> Handle(GetUserQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<UserRow>(UserById, query, cancellationToken) is { } row
            ? row
            : RogerRogerProblems.NotFound;

    private const string UserById = """
        select user_id, username, row_version::text as mark, modified_at
        from   users
        where  user_id = @Id
        and    deleted_at is null
        """;
}
