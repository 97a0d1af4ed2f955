using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Roles.DeleteRole;

internal sealed record DeleteRoleCommand(Guid RoleId, ClaimsPrincipal Caller, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteRoleHandler(Database database) : IRequestHandler<DeleteRoleCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeleteRoleCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(DeleteRole, command.Change.WithRights(new { command.RoleId, Held = command.Caller.PermissionsOf() }), cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (RoleProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private const string DeleteRole = """
        select begin_role_change(@RoleId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select from expect_held(@Actor, @Held, array(select permission from role_permissions where role_id = @RoleId));

        delete from role_permissions where role_id = @RoleId;

        delete from roles where role_id = @RoleId;
        """;
}
