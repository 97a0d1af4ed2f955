using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Users.ListUsers;

internal sealed record ListUsersQuery(string? Username, Page Page) : IRequest<Outcome<PageOf<User>>>;

internal sealed class ListUsersHandler(Database database) : IRequestHandler<ListUsersQuery, Outcome<PageOf<User>>>
{
    public async Task<Outcome<PageOf<User>>> Handle(ListUsersQuery query, CancellationToken cancellationToken)
    {
        if (query.Page.Rejected(out var rejection, out var after, out var limit))
        {
            return rejection;
        }

        var users = string.IsNullOrEmpty(query.Username)
            ? await database.QueryAll<ShownUser>(AllUsers, new { After = after, Rows = limit + 1 }, cancellationToken)
            : await database.QueryAll<ShownUser>(UsersByName, new { query.Username, After = after }, cancellationToken);

        return PageOf<User>.Of([.. users.Select(user => user.ToUser())], limit, user => user.UserId);
    }

    // Ids are made in the order of time.
    private const string AllUsers = """
        select user_id, username, disabled, created, role_ids, role_names
        from   shown_users
        where  (@After::uuid is null or user_id > @After::uuid)
        order by user_id
        limit  @Rows
        """;

    private const string UsersByName = """
        select user_id, username, disabled, created, role_ids, role_names
        from   shown_users
        where  lower(username collate "und-x-icu") = lower(@Username collate "und-x-icu")
        and    (@After::uuid is null or user_id > @After::uuid)
        """;
}
