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
        var parameters = new
        {
            AddressId = addressId,
            address.Street,
            address.Street2,
            address.City,
            address.State,
            address.PostalCode,
            address.Country,
        };

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

        insert into addresses (person_id, person_address_id, position, is_primary, street, street2, city, state, postal_code, country, country_code)
        values (@PersonId, @AddressId,
                (select coalesce(max(position), 0) + 1 from addresses where person_id = @PersonId),
                not exists (select from addresses where person_id = @PersonId and is_primary),
                @Street, @Street2, @City, @State, @PostalCode, @Country, country_code_of(@Country))
        on conflict (person_id, person_address_id) do update
        set    street       = excluded.street,
               street2      = excluded.street2,
               city         = excluded.city,
               state        = excluded.state,
               postal_code  = excluded.postal_code,
               country      = excluded.country,
               country_code = excluded.country_code
        returning person_address_id, street, street2, city, state, postal_code, country;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
