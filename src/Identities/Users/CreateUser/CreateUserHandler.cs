using System.Security.Claims;
using Identities.Accounts;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.CreateUser;

internal sealed record CreateUserCommand(ClaimsPrincipal Caller, OpenChange Change, Input<CreateUserRequest> User)
    : IRequest<Outcome<Versioned<User>>>;

internal sealed class CreateUserHandler(Database database, Passwords passwords)
    : IRequestHandler<CreateUserCommand, Outcome<Versioned<User>>>
{
    public async Task<Outcome<Versioned<User>>> Handle(CreateUserCommand command, CancellationToken cancellationToken)
    {
        if (command.User.Rejected(out var rejection, out var user))
        {
            return rejection;
        }

        var parameters = command.Change.With(new
        {
            UserId = Guid.CreateVersion7(),
            user.Username,
            PasswordHash = passwords.Hash(user.Password),
            Disabled = user.Disabled ?? false,
            RoleIds = user.RoleIds?.ToArray() ?? [],
            Held = command.Caller.PermissionsOf(),
        });

        try
        {
            return await database.QueryBatch(CreateUser, parameters, CreatedUser, cancellationToken);
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Versioned<User>> CreatedUser(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return (await rows.ReadSingleAsync<ShownUser>()).WithVersion();
    }

    private const string CreateUser = """
        select open_change(@Actor, @Origin, @Moment)
        from   expect_roles(@RoleIds),
               expect_held(@Actor, @Held, array(select permission from role_permissions where role_id = any(@RoleIds)));

        insert into users (user_id, username, password_hash, disabled_at, created_at)
        values (@UserId, @Username, @PasswordHash, case when @Disabled then @Moment end, @Moment);

        insert into user_roles (user_id, role_id)
        select @UserId, unnest(@RoleIds);

        select user_id, username, disabled, created, role_ids, role_names, mark, modified_at from shown_users where user_id = @UserId;
        """;
}
