using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.Baack.UpdateAddress;

internal sealed record UpdateAddressCommand(BaackChange Change, Sent<BaackAddressRequest> Address)
    : IRequest<Outcome<Versioned<BaackAddress>>>;

internal sealed class UpdateAddressHandler(BaackChanges changes) : IRequestHandler<UpdateAddressCommand, Outcome<Versioned<BaackAddress>>>
{
    public async Task<Outcome<Versioned<BaackAddress>>> Handle(UpdateAddressCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackAddressRequest, AddressRow, BaackAddress>(
            command.Address, AddressRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var address))
        {
            return refusal;
        }

        var parameters = new
        {
            address.Given,
            address.Value.OfficeBoxNumber,
            address.Value.Street,
            address.Value.Area,
            address.Value.Locality,
            address.Value.Region,
            address.Value.PostalCode,
            address.Value.CountryCode,
            address.Value.AddressType,
        };

        return await changes.Write<AddressRow, BaackAddress>(
            UpdateAddress, command.Change, parameters, cancellationToken, refusalOf: UnknownCountry);
    }

    private static Problem? UnknownCountry(PostgresException refused)
        => refused is { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: "addresses_country_fkey" }
            ? BaackProblems.Invalid("countryCode")
            : null;

    // A country that is no other one keeps the words in which another surface wrote it.
    private const string UpdateAddress = """
        select begin_change_of_item('address', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update addresses
        set    office_box  = case when 'officeBoxNumber' = any (@Given) then @OfficeBoxNumber else office_box end,
               street      = case when 'street' = any (@Given) then @Street else street end,
               area        = case when 'area' = any (@Given) then @Area else area end,
               city        = case when 'locality' = any (@Given) then @Locality else city end,
               state       = case when 'region' = any (@Given) then @Region else state end,
               postal_code = case when 'postalCode' = any (@Given) then @PostalCode else postal_code end,
               kind        = case when 'addressType' = any (@Given) then @AddressType else kind end
        where  person_address_id = @Urn;

        update addresses
        set    country      = (select name from countries where country_code = @CountryCode),
               country_code = @CountryCode
        where  person_address_id = @Urn
        and    (select 'countryCode' = any (@Given))
        and    country_code is distinct from @CountryCode;
        """ + AddressRow.Select;
}
