using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.Baack.CreateAddress;

internal sealed record CreateAddressCommand(BaackChange Change, Sent<BaackAddressRequest> Address)
    : IRequest<Outcome<Versioned<BaackAddress>>>;

internal sealed class CreateAddressHandler(BaackChanges changes) : IRequestHandler<CreateAddressCommand, Outcome<Versioned<BaackAddress>>>
{
    public async Task<Outcome<Versioned<BaackAddress>>> Handle(CreateAddressCommand command, CancellationToken cancellationToken)
    {
        if (command.Address.Rejected(out var rejection, out var address))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new
        {
            Identity = address.Identity!.Urn,
            address.OfficeBoxNumber,
            address.Street,
            address.Area,
            address.Locality,
            address.Region,
            address.PostalCode,
            address.CountryCode,
            address.AddressType,
        };

        return await changes.Write<AddressRow, BaackAddress>(
            CreateAddress, command.Change.Within(parameters.Identity), parameters, cancellationToken, refusalOf: UnknownCountry);
    }

    private static Problem? UnknownCountry(PostgresException refused)
        => refused is { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: "addresses_country_fkey" }
            ? BaackProblems.Invalid("countryCode")
            : null;

    private const string CreateAddress = """
        select begin_change_of_identity(@Identity, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with existing as (
            select   person_address_id, office_box, street, area, city, state, postal_code, country_code, kind
            from     addresses
            where    person_id = @Identity
            and      (office_box, street, area, city) is not distinct from (@OfficeBoxNumber, @Street, @Area, @Locality)
            and      (state, postal_code, country_code::text, kind) is not distinct from (@Region, @PostalCode, @CountryCode, @AddressType)
            order by position, person_address_id
            limit    1
        ),
        made as (
            insert into addresses (person_id, person_address_id, position, is_primary, kind, street, office_box, area, city, state,
                                   postal_code, country, country_code)
            select @Identity, @Urn, (select coalesce(max(position), 0) + 1 from addresses where person_id = @Identity),
                   not exists (select from addresses where person_id = @Identity and is_primary),
                   @AddressType, @Street, @OfficeBoxNumber, @Area, @Locality, @Region, @PostalCode,
                   (select name from countries where country_code = @CountryCode), @CountryCode
            where  not exists (select from existing)
            returning person_address_id, office_box, street, area, city, state, postal_code, country_code, kind
        )
        select person_address_id, @Identity as person_id, office_box, street, area, city, state, postal_code, country_code, kind
        from   existing
        union all
        select person_address_id, @Identity, office_box, street, area, city, state, postal_code, country_code, kind
        from   made;

        select etag from changed_identity_mark(@Moment);
        """;
}
