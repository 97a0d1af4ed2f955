using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.DeleteUser;

internal sealed record DeleteUserCommand(Guid UserId, ClaimsPrincipal Caller, OpenChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteUserHandler(Database database) : IRequestHandler<DeleteUserCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(DeleteUserCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(DeleteUser, command.Change.WithRights(new { command.UserId, Held = command.Caller.PermissionsOf() }), cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    // Nobody can log in with an empty hash.
    private const string DeleteUser = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select from expect_held(@Actor, @Held, permissions_of(@UserId));

        update users
        set    deleted_at    = @Moment,
               password_hash = ''
        where  user_id = @UserId;

        delete from user_roles where user_id = @UserId;

        delete from api_keys where user_id = @UserId;
        """;
}
