using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListUsers;

internal sealed record ListUsersQuery(ListQuery List) : IRequest<Outcome<PageOf<UserRow>>>;

internal sealed class ListUsersHandler(Pages pages) : IRequestHandler<ListUsersQuery, Outcome<PageOf<UserRow>>>
{
    public async Task<Outcome<PageOf<UserRow>>> Handle(ListUsersQuery query, CancellationToken cancellationToken)
        => query.List.Rejected(out var rejection)
            ? rejection
            : await pages.Read<UserRow>(UsersOfPage, query.List, null, cancellationToken);

    // Ids are made in the order of time. The planner's estimate does for more users than anybody has.
    private const string UsersOfPage = """
        select case when counted <= 10000 then counted
                    else (select greatest(counted, reltuples::bigint) from pg_class where oid = 'users'::regclass)
               end
        from   (select count(*) as counted from (select from users where deleted_at is null limit 10001) as bounded) as counting;

        select user_id, username
        from   users
        where  deleted_at is null
        order by user_id
        limit  @Rows
        offset @Skipped;
        """;
}
