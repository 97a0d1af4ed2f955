using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Roles.CreateRole;

internal sealed record CreateRoleCommand(ClaimsPrincipal Caller, OpenChange Change, Input<RoleRequest> Role) : IRequest<Outcome<Role>>;

internal sealed class CreateRoleHandler(Database database) : IRequestHandler<CreateRoleCommand, Outcome<Role>>
{
    public async Task<Outcome<Role>> Handle(CreateRoleCommand command, CancellationToken cancellationToken)
    {
        if (command.Role.Rejected(out var rejection, out var role))
        {
            return rejection;
        }

        var parameters = command.Change.With(new
        {
            RoleId = Guid.CreateVersion7(),
            role.Name,
            Permissions = role.Permissions.ToArray(),
            Held = command.Caller.PermissionsOf(),
        });

        try
        {
            return await database.QueryBatch(CreateRole, parameters, CreatedRole, cancellationToken);
        }
        catch (PostgresException refused) when (RoleProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Role> CreatedRole(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleAsync<Role>();
    }

    private const string CreateRole = """
        select open_change(@Actor, @Origin, @Moment) from expect_held(@Actor, @Held, @Permissions);

        insert into roles (role_id, name) values (@RoleId, @Name);

        insert into role_permissions (role_id, permission) select @RoleId, unnest(@Permissions);

        select role_id, name, is_administrator, permissions, mark, modified_at from shown_roles where role_id = @RoleId;
        """;
}
