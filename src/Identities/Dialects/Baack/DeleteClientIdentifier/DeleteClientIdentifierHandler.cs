using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteClientIdentifier;

internal sealed record DeleteClientIdentifierCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteClientIdentifierHandler(BaackChanges changes)
    : IRequestHandler<DeleteClientIdentifierCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteClientIdentifierCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteIdentifier, command.Change, cancellationToken);

    private const string DeleteIdentifier = """
        select begin_change_of_item(
            'clientidentifier', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from client_identifiers where client_identifier_id = @Urn returning true;

        select etag from changed_identity_mark(@Moment);
        """;
}
