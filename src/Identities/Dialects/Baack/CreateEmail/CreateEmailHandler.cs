using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreateEmail;

internal sealed record CreateEmailCommand(BaackChange Change, Sent<BaackEmailRequest> Email) : IRequest<Outcome<Versioned<BaackEmail>>>;

internal sealed class CreateEmailHandler(BaackChanges changes) : IRequestHandler<CreateEmailCommand, Outcome<Versioned<BaackEmail>>>
{
    public async Task<Outcome<Versioned<BaackEmail>>> Handle(CreateEmailCommand command, CancellationToken cancellationToken)
    {
        if (command.Email.Rejected(out var rejection, out var email))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new { Identity = email.Identity!.Urn, email.Email };

        return await changes.Write<EmailRow, BaackEmail>(CreateEmail, command.Change.Within(parameters.Identity), parameters, cancellationToken);
    }

    private const string CreateEmail = """
        select begin_change_of_identity(@Identity, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with existing as (
            select email_id, email
            from   emails
            where  person_id = @Identity
            and    kind = 'email'
            and    lower(email collate "und-x-icu") = lower(@Email collate "und-x-icu")
        ),
        made as (
            insert into emails (person_id, email_id, position, email)
            select @Identity, @Urn, (select coalesce(max(position), 0) + 1 from emails where person_id = @Identity), @Email
            where  not exists (select from existing)
            returning email_id, email
        )
        select email_id, @Identity as person_id, email from existing
        union all
        select email_id, @Identity, email from made;

        select etag from changed_identity_mark(@Moment);
        """;
}
