using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Addresses.DeleteAddress;

internal sealed record DeleteAddressCommand(PersonChange Change, Guid PersonAddressId) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteAddressHandler(PersonChanges changes) : IRequestHandler<DeleteAddressCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteAddressCommand command, CancellationToken cancellationToken)
        => changes.DeleteOne(
            DeleteAddress,
            command.Change,
            new { command.PersonAddressId },
            AddressProblems.NotFound(command.PersonAddressId),
            cancellationToken);

    private const string DeleteAddress = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from addresses
        where  person_id = @PersonId
        and    person_address_id = @PersonAddressId
        returning true;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
