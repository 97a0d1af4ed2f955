using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.UpdateUser;

internal sealed record UpdateUserCommand(Guid UserId, ClaimsPrincipal Caller, OpenChange Change, Input<UpdateUserRequest> User) : IRequest<Outcome<User>>;

internal sealed class UpdateUserHandler(Database database) : IRequestHandler<UpdateUserCommand, Outcome<User>>
{
    public async Task<Outcome<User>> Handle(UpdateUserCommand command, CancellationToken cancellationToken)
    {
        if (command.User.Rejected(out var rejection, out var user))
        {
            return await database.QueryOne<bool>(UserExists, new { command.UserId }, cancellationToken)
                ? rejection
                : UserProblems.NotFound(command.UserId);
        }

        var parameters = command.Change.With(new
        {
            command.UserId,
            user.Username,
            RoleIds = user.RoleIds.ToArray(),
            Held = command.Caller.PermissionsOf(),
        });

        try
        {
            return await database.QueryBatch(UpdateUser, parameters, UpdatedUser, cancellationToken);
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<User> UpdatedUser(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        await rows.ReadSingleAsync<int>();
        return (await rows.ReadSingleAsync<ShownUser>()).ToUser();
    }

    // The permissions of a role that the user has already are not given anew.
    private const string UpdateUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment);

        select 1
        from   expect_roles(@RoleIds),
               expect_held(@Actor, @Held, array(
                   select permission
                   from   role_permissions
                   where  role_id = any(@RoleIds)
                   and    role_id not in (select role_id from user_roles where user_id = @UserId)));

        update users set username = @Username where user_id = @UserId;

        delete from user_roles where user_id = @UserId and role_id <> all (@RoleIds);

        insert into user_roles (user_id, role_id)
        select @UserId, unnest(@RoleIds)
        on conflict do nothing;

        select user_id, username, disabled, created, role_ids, role_names from shown_users where user_id = @UserId;
        """;

    private const string UserExists = "select exists (select from users where user_id = @UserId and deleted_at is null)";
}
