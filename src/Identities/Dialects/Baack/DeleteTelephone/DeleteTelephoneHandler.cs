using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteTelephone;

internal sealed record DeleteTelephoneCommand(BaackChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteTelephoneHandler(BaackChanges changes) : IRequestHandler<DeleteTelephoneCommand, Outcome<bool>>
{
    public Task<Outcome<bool>> Handle(DeleteTelephoneCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteTelephone, command.Change, cancellationToken);

    private const string DeleteTelephone = """
        select begin_change_of_item('telephone', @Urn, @Companies, @Actor, @Origin, @Moment);

        delete from phones where phone_id = @Urn returning true;
        """;
}
