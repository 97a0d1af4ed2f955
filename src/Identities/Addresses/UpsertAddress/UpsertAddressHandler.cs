using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Addresses.UpsertAddress;

internal sealed record UpsertAddressCommand(PersonChange Change, Input<AddressRequest> Address) : IRequest<Outcome<Versioned<Address>>>;

internal sealed class UpsertAddressHandler(PersonChanges changes) : IRequestHandler<UpsertAddressCommand, Outcome<Versioned<Address>>>
{
    public async Task<Outcome<Versioned<Address>>> Handle(UpsertAddressCommand command, CancellationToken cancellationToken)
    {
        if (command.Address.Rejected(out var rejection, out var address))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        var addressId = address.PersonAddressId ?? Guid.CreateVersion7();
        var parameters = new { Items = PartItems.Of(address with { PersonAddressId = addressId }) };

        try
        {
            return await changes.WriteOne<Address>(UpsertAddress, command.Change, parameters, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: AddressProblems.IdUnique })
        {
            return AddressProblems.NotFound(addressId);
        }
    }

    // What only other surfaces show of an address stays. An id of another person's address breaks its unique index.
    private const string UpsertAddress = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select person_address_id, street, street2, city, state, postal_code, country
        from   write_addresses(@PersonId, @Items::jsonb);

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
