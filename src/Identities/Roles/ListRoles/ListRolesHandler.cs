using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Roles.ListRoles;

internal sealed record ListRolesQuery(Page Page) : IRequest<Outcome<PageOf<Role>>>;

internal sealed class ListRolesHandler(Database database) : IRequestHandler<ListRolesQuery, Outcome<PageOf<Role>>>
{
    public async Task<Outcome<PageOf<Role>>> Handle(ListRolesQuery query, CancellationToken cancellationToken)
    {
        if (query.Page.Rejected(out var rejection, out var after, out var limit))
        {
            return rejection;
        }

        var roles = await database.QueryAll<Role>(AllRoles, new { After = after, Rows = limit + 1 }, cancellationToken);
        return PageOf<Role>.Of(roles, limit, role => role.RoleId);
    }

    // Ids are made in the order of time.
    private const string AllRoles = """
        select role_id, name, is_administrator, permissions
        from   shown_roles
        where  (@After::uuid is null or role_id > @After::uuid)
        order by role_id
        limit  @Rows
        """;
}
