using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Accounts.ChangePassword;

internal sealed record ChangePasswordCommand(ClaimsPrincipal Caller, OpenChange Change, ClientAddress Address, Input<ChangePasswordRequest> Passwords)
    : IRequest<Outcome<bool>>;

internal sealed class ChangePasswordHandler(Database database, LogIns logIns, Passwords passwords) : IRequestHandler<ChangePasswordCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        if (command.Passwords.Rejected(out var rejection, out var request))
        {
            return rejection;
        }

        // The user of now: a token may still carry a name from before.
        var user = await database.QueryOne<UserName>(NameOfUser, new { UserId = command.Caller.SubjectOf() }, cancellationToken);

        if (user is null)
        {
            return NoUser;
        }

        if (PasswordRules.Fault(request.Password, user.Username) is { } fault)
        {
            return new Problem(StatusCodes.Status400BadRequest, "invalid-fields", fault).About("password");
        }

        if (await logIns.Verify(user.Username, request.CurrentPassword, command.Address, command.Change.Origin, cancellationToken) is not { } verified)
        {
            return WrongPassword;
        }

        var parameters = command.Change.With(new { verified.UserId, verified.PasswordHash, NewHash = passwords.Hash(request.Password) });
        return await database.QueryBatch(ChangePassword, parameters, Changed, cancellationToken) ? true : WrongPassword;
    }

    private static async Task<bool> Changed(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleOrDefaultAsync<bool>();
    }

    private sealed record UserName(string Username);

    private static readonly Problem NoUser = new(
        StatusCodes.Status403Forbidden, "no-user-of-ours", "The token's subject is no user of this deployment, whose password could be changed.");

    private static readonly Problem WrongPassword =
        new Problem(StatusCodes.Status400BadRequest, "wrong-password", "The present password is wrong, or too many tries from here failed: wait a minute then.").About("currentPassword");

    private const string NameOfUser = "select username from users where user_id = uuid_of(@UserId) and disabled_at is null and deleted_at is null";

    // Only while the password is the one that was verified. Tokens tell their second of issue, so all of this one's end.
    private const string ChangePassword = """
        select open_change(@Actor, @Origin, @Moment);

        update users
        set    password_hash     = @NewHash,
               tokens_valid_from = date_trunc('second', @Moment::timestamptz) + interval '1 second'
        where  user_id = @UserId
        and    password_hash = @PasswordHash
        and    disabled_at is null
        and    deleted_at is null
        returning true;
        """;
}
