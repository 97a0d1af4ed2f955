using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.Baack.UpdateEmail;

internal sealed record UpdateEmailCommand(BaackChange Change, Sent<BaackEmailRequest> Email) : IRequest<Outcome<Versioned<BaackEmail>>>;

internal sealed class UpdateEmailHandler(BaackChanges changes) : IRequestHandler<UpdateEmailCommand, Outcome<Versioned<BaackEmail>>>
{
    public async Task<Outcome<Versioned<BaackEmail>>> Handle(UpdateEmailCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackEmailRequest, EmailRow, BaackEmail>(
            command.Email, EmailRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var email))
        {
            return refusal;
        }

        var parameters = new { email.Given, email.Value.Email };

        return await changes.Write<EmailRow, BaackEmail>(UpdateEmail, command.Change, parameters, cancellationToken, refusalOf: Taken);
    }

    private static Problem? Taken(PostgresException refused)
        => refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "emails_email_unique" }
            ? BaackProblems.Invalid("email")
            : null;

    // What bounced was the address that stood here before.
    private const string UpdateEmail = """
        select begin_change_of_item('email', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update emails
        set    email        = @Email,
               bounce_count = case when lower(email collate "und-x-icu") = lower(@Email collate "und-x-icu") then bounce_count else 0 end
        where  email_id = @Urn
        and    'email' = any (@Given);
        """ + EmailRow.Select;
}
