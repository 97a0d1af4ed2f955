using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteEmail;

internal sealed record DeleteEmailCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteEmailHandler(BaackChanges changes) : IRequestHandler<DeleteEmailCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteEmailCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteEmail, command.Change, cancellationToken);

    private const string DeleteEmail = """
        select begin_change_of_item('email', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from emails where email_id = @Urn returning true;

        select etag from changed_identity_mark(@Moment);
        """;
}
