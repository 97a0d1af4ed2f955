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
    : IRequest<Outcome<Versioned<bool>>>;

internal sealed class SetPasswordHandler(Database database, Passwords passwords)
    : IRequestHandler<SetPasswordCommand, Outcome<Versioned<bool>>>
{
    public async Task<Outcome<Versioned<bool>>> Handle(SetPasswordCommand command, CancellationToken cancellationToken)
    {
        if (command.Password.Rejected(out var rejection, out var request))
        {
            return await Refuse(command, rejection, cancellationToken);
        }

        var parameters = command.Change.WithRights(new
        {
            command.UserId,
            PasswordHash = passwords.Hash(request.Password),
            Held = command.Caller.PermissionsOf(),
        });

        try
        {
            return await database.QueryBatch(SetPassword, parameters, WrittenUser, cancellationToken);
        }
        catch (PostgresException refused) when (UserProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>An unknown user, and one of another version than wanted, is told before a wrong body.</summary>
    private async Task<Problem> Refuse(SetPasswordCommand command, Problem rejection, CancellationToken cancellationToken)
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

    private static async Task<Versioned<bool>> WrittenUser(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        await rows.ReadSingleAsync<int>();
        return new Versioned<bool>(true, await rows.ReadSingleAsync<string>());
    }

    // Whoever sets a password can log in with it. Tokens tell their second of issue, so all of this one's end.
    private const string SetPassword = """
        select begin_user_change(@UserId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select 1 from expect_held(@Actor, @Held, permissions_of(@UserId));

        update users
        set    password_hash     = @PasswordHash,
               tokens_valid_from = date_trunc('second', @Moment::timestamptz) + interval '1 second'
        where  user_id = @UserId;

        select user_mark(@UserId) from forget_failed_log_ins(@UserId);
        """;

    private const string ExpectUser = "select expect_definition('user', @UserId, @IfMatch, @IfNoneMatch, @UnmodifiedSince)";
}
