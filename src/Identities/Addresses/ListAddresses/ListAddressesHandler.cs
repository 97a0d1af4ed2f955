using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Addresses.ListAddresses;

internal sealed record ListAddressesQuery(PersonRead Person) : IRequest<Outcome<Versioned<IReadOnlyList<Address>>>>;

internal sealed class ListAddressesHandler(PersonReads reads)
    : IRequestHandler<ListAddressesQuery, Outcome<Versioned<IReadOnlyList<Address>>>>
{
    public Task<Outcome<Versioned<IReadOnlyList<Address>>>> Handle(ListAddressesQuery query, CancellationToken cancellationToken)
        => reads.List<Address>(AddressesInOrder, query.Person, cancellationToken);

    private const string AddressesInOrder = """
        select etag, modified_at from mark_of_person(@PersonId, @Moment);

        select person_address_id, street, street2, city, state, postal_code, country
        from   addresses
        where  person_id = @PersonId
        order by position, person_address_id;
        """;
}
