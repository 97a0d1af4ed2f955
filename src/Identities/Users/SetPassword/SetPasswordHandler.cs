using System.Security.Claims;
using Identities.Accounts;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Users.SetPassword;

internal sealed record SetPasswordCommand(Guid UserId, ClaimsPrincipal Caller, OpenChange Change, Input<SetPasswordRequest> Password)
    : IRequest<Outcome<bool>>;

internal sealed class SetPasswordHandler(Database database, Passwords passwords) : IRequestHandler<SetPasswordCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(SetPasswordCommand command, CancellationToken cancellationToken)
    {
        if (command.Password.Rejected(out var rejection, out var request))
        {
            return await database.QueryOne<bool>(UserExists, new { command.UserId }, cancellationToken)
                ? rejection
                : UserProblems.NotFound(command.UserId);
        }

        var parameters = command.Change.With(new
        {
            command.UserId,
            PasswordHash = passwords.Hash(request.Password),
            Held = command.Caller.PermissionsOf(),
        });

        try
        {
            await database.Execute(SetPassword, parameters, cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    // Whoever sets a password can log in with it. Tokens tell their second of issue, so all of this one's end.
    private const string SetPassword = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment);

        select from expect_held(@Actor, @Held, permissions_of(@UserId));

        update users
        set    password_hash     = @PasswordHash,
               failed_logins     = 0,
               locked_until      = null,
               tokens_valid_from = date_trunc('second', @Moment::timestamptz) + interval '1 second'
        where  user_id = @UserId;
        """;

    private const string UserExists = "select exists (select from users where user_id = @UserId and deleted_at is null)";
}
