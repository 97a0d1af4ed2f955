using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Roles.UpdateRole;

internal sealed record UpdateRoleCommand(Guid RoleId, ClaimsPrincipal Caller, OpenChange Change, Input<RoleRequest> Role) : IRequest<Outcome<Role>>;

internal sealed class UpdateRoleHandler(Database database) : IRequestHandler<UpdateRoleCommand, Outcome<Role>>
{
    public async Task<Outcome<Role>> Handle(UpdateRoleCommand command, CancellationToken cancellationToken)
    {
        if (command.Role.Rejected(out var rejection, out var role))
        {
            return await database.QueryOne<bool>(RoleExists, new { command.RoleId }, cancellationToken)
                ? rejection
                : RoleProblems.NotFound(command.RoleId);
        }

        var parameters = command.Change.With(new
        {
            command.RoleId,
            role.Name,
            Permissions = role.Permissions.ToArray(),
            Held = command.Caller.PermissionsOf(),
        });

        try
        {
            return await database.QueryBatch(UpdateRole, parameters, UpdatedRole, cancellationToken);
        }
        catch (PostgresException refused) when (RoleProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Role> UpdatedRole(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        await rows.ReadSingleAsync<int>();
        return await rows.ReadSingleAsync<Role>();
    }

    private const string UpdateRole = """
        select begin_role_change(@RoleId, @Actor, @Origin, @Moment);

        select 1
        from   expect_held(@Actor, @Held, array(
                   select permission
                   from   unnest(@Permissions) as permission
                   where  permission not in (select permission from role_permissions where role_id = @RoleId)));

        update roles set name = @Name where role_id = @RoleId;

        delete from role_permissions where role_id = @RoleId and permission <> all (@Permissions);

        insert into role_permissions (role_id, permission)
        select @RoleId, unnest(@Permissions)
        on conflict do nothing;

        select role_id, name, is_administrator, permissions from shown_roles where role_id = @RoleId;
        """;

    private const string RoleExists = "select exists (select from roles where role_id = @RoleId)";
}
