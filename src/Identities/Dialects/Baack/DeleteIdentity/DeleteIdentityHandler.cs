using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteIdentity;

internal sealed record DeleteIdentityCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteIdentityHandler(BaackChanges changes) : IRequestHandler<DeleteIdentityCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteIdentityCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteIdentity, command.Change, cancellationToken);

    private const string DeleteIdentity = """
        select begin_change_of_identity(@Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from people where person_id = @Urn returning true;
        """;
}
