using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeleteAddress;

internal sealed record DeleteAddressCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteAddressHandler(BaackChanges changes) : IRequestHandler<DeleteAddressCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteAddressCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeleteAddress, command.Change, cancellationToken);

    private const string DeleteAddress = """
        select begin_change_of_item('address', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from addresses where person_address_id = @Urn returning true;

        select etag from changed_identity_mark(@Moment);
        """;
}
