using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteTelephone;

internal sealed record DeleteTelephoneCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteTelephoneHandler(BaackChanges changes) : IRequestHandler<DeleteTelephoneCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteTelephoneCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteTelephone, command.Change, cancellationToken);

    private const string DeleteTelephone = """
        select begin_change_of_item('telephone', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from phones where phone_id = @Urn returning true;

        select etag from changed_identity_mark(@Moment);
        """;
}
