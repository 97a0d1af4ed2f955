using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.UpdateUser;

internal sealed record UpdateUserCommand(Guid UserId, ClaimsPrincipal Caller, OpenChange Change, Input<UpdateUserRequest> User)
    : IRequest<Outcome<Versioned<User>>>;

internal sealed class UpdateUserHandler(Database database) : IRequestHandler<UpdateUserCommand, Outcome<Versioned<User>>>
{
    public async Task<Outcome<Versioned<User>>> Handle(UpdateUserCommand command, CancellationToken cancellationToken)
    {
        if (command.User.Rejected(out var rejection, out var user))
        {
            return await Refuse(command, rejection, cancellationToken);
        }

        var parameters = command.Change.WithRights(new
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

    /// <summary>An unknown user, and one of another version than wanted, is told before a wrong body.</summary>
    private async Task<Problem> Refuse(UpdateUserCommand command, Problem rejection, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(ExpectUser, command.Change.With(new { command.UserId }), cancellationToken);
            return rejection;
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } earlier)
        {
            return earlier;
        }
    }

    private static async Task<Versioned<User>> UpdatedUser(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        await rows.ReadSingleAsync<int>();
        return (await rows.ReadSingleAsync<ShownUser>()).WithVersion();
    }

    // What the user has may be neither lost nor taken over through somebody who lacks it.
    private const string UpdateUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select 1
        from   expect_roles(@RoleIds),
               expect_held(@Actor, @Held, permissions_of(@UserId) || array(select permission from role_permissions where role_id = any(@RoleIds)));

        update users set username = @Username where user_id = @UserId;

        delete from user_roles where user_id = @UserId and role_id <> all (@RoleIds);

        insert into user_roles (user_id, role_id)
        select @UserId, unnest(@RoleIds)
        on conflict do nothing;

        select user_id, username, disabled, created, role_ids, role_names, mark, modified_at from shown_users where user_id = @UserId;
        """;

    private const string ExpectUser = "select expect_definition('user', @UserId, @IfMatch, @IfNoneMatch, @UnmodifiedSince)";
}
