using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteIdentity;

internal sealed record DeleteIdentityCommand(BaackChange Change) : IRequest<Outcome<bool>>;

internal sealed class DeleteIdentityHandler(BaackChanges changes) : IRequestHandler<DeleteIdentityCommand, Outcome<bool>>
{
    public Task<Outcome<bool>> Handle(DeleteIdentityCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteIdentity, command.Change, cancellationToken);

    private const string DeleteIdentity = """
        select begin_change_of_identity(@Urn, @Companies, @Actor, @Origin, @Moment);

        delete from people where person_id = @Urn returning true;
        """;
}
