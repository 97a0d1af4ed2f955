using Identities.Platform.Http;
using Identities.Users.CreateUser;
using Identities.Users.DeleteUser;
using Identities.Users.DisableUser;
using Identities.Users.EnableUser;
using Identities.Users.GetUser;
using Identities.Users.ListUsers;
using Identities.Users.SetPassword;
using Identities.Users.UpdateUser;

namespace Identities.Users;

/// <summary>Who may log in, and with which roles.</summary>
internal static class UsersSurface
{
    public static void MapUsers(this IEndpointRouteBuilder native) => native
        .MapGroup("/users")
        .WithTags("Users")
        .Map<ListUsersEndpoint>()
        .Map<GetUserEndpoint>()
        .Map<CreateUserEndpoint>()
        .Map<UpdateUserEndpoint>()
        .Map<SetPasswordEndpoint>()
        .Map<DisableUserEndpoint>()
        .Map<EnableUserEndpoint>()
        .Map<DeleteUserEndpoint>();
}
