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
            return await Refuse(command, rejection, cancellationToken);
        }

        var parameters = command.Change.WithRights(new
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

    /// <summary>An unknown role, and one of another version than wanted, is told before a wrong body.</summary>
    private async Task<Problem> Refuse(UpdateRoleCommand command, Problem rejection, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(ExpectRole, command.Change.With(new { command.RoleId }), cancellationToken);
            return rejection;
        }
        catch (PostgresException refused) when (RoleProblems.Of(refused) is { } earlier)
        {
            return earlier;
        }
    }

    private static async Task<Role> UpdatedRole(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        await rows.ReadSingleAsync<int>();
        return await rows.ReadSingleAsync<Role>();
    }

    private const string UpdateRole = """
        select begin_role_change(@RoleId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select 1
        from   expect_held(@Actor, @Held, @Permissions || array(select permission from role_permissions where role_id = @RoleId));

        update roles set name = @Name where role_id = @RoleId;

        delete from role_permissions where role_id = @RoleId and permission <> all (@Permissions);

        insert into role_permissions (role_id, permission)
        select @RoleId, unnest(@Permissions)
        on conflict do nothing;

        select role_id, name, is_administrator, permissions, mark, modified_at from shown_roles where role_id = @RoleId;
        """;

    private const string ExpectRole = "select expect_definition('role', @RoleId, @IfMatch, @IfNoneMatch, @UnmodifiedSince)";
}
