using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteClientIdentifier;

internal sealed record DeleteClientIdentifierCommand(BaackChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteClientIdentifierHandler(BaackChanges changes) : IRequestHandler<DeleteClientIdentifierCommand, Outcome<bool>>
{
    public Task<Outcome<bool>> Handle(DeleteClientIdentifierCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteIdentifier, command.Change, cancellationToken);

    private const string DeleteIdentifier = """
        select begin_change_of_item('clientidentifier', @Urn, @Companies, @Actor, @Origin, @Moment);

        delete from client_identifiers where client_identifier_id = @Urn returning true;
        """;
}
