using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Roles.GetRole;

internal sealed record GetRoleQuery(Guid RoleId) : IRequest<Outcome<Role>>;

internal sealed class GetRoleHandler(Database database) : IRequestHandler<GetRoleQuery, Outcome<Role>>
{
    public async Task<Outcome<Role>> Handle(GetRoleQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<Role>(RoleById, query, cancellationToken) is { } role ? role : RoleProblems.NotFound(query.RoleId);

    private const string RoleById = """
        select role_id, name, is_administrator, permissions, mark, modified_at
        from   shown_roles
        where  role_id = @RoleId
        """;
}
