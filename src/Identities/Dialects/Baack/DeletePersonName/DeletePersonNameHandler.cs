using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeletePersonName;

internal sealed record DeletePersonNameCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeletePersonNameHandler(BaackChanges changes) : IRequestHandler<DeletePersonNameCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeletePersonNameCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteName, command.Change, cancellationToken);

    private const string DeleteName = """
        select begin_change_of_item('personname', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from aliases where person_alias_id = @Urn returning true;

        select etag from changed_identity_mark(@Moment);
        """;
}
