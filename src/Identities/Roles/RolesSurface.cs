using Identities.Platform.Http;
using Identities.Roles.CreateRole;
using Identities.Roles.DeleteRole;
using Identities.Roles.GetRole;
using Identities.Roles.ListPermissions;
using Identities.Roles.ListRoles;
using Identities.Roles.UpdateRole;

namespace Identities.Roles;

/// <summary>What users may do: permissions, and the roles that bundle them.</summary>
internal static class RolesSurface
{
    public static void MapRoles(this IEndpointRouteBuilder native)
    {
        native.MapGroup("/roles")
            .WithTags("Roles")
            .Map<ListRolesEndpoint>()
            .Map<GetRoleEndpoint>()
            .Map<CreateRoleEndpoint>()
            .Map<UpdateRoleEndpoint>()
            .Map<DeleteRoleEndpoint>();

        native.MapGroup("/permissions")
            .WithTags("Roles")
            .Map<ListPermissionsEndpoint>();
    }
}
