using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using static Identities.Dialects.SuperOffice.Person.PersonMember;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>The street and postal address of a person, and the country that lays them out.</summary>
internal static class AddressMembers
{
    public const string CountryMember = "Country";
    public const string AddressMember = "Address";

    /// <summary>The rows of the address, in the arrangement of its country.</summary>
    public const string Rows = "LocalizedAddress";

    private static readonly string[] Coordinates = ["Wgs84Latitude", "Wgs84Longitude"];

    private static readonly string[] Both = [CountryMember, AddressMember];

    /// <summary>Each field of an address with its column.</summary>
    private static readonly (string Name, Func<AddressRow, string?> Get, Action<AddressRow, string?> Set)[] Columns =
    [
        ("Address1", row => row.Street, (row, text) => row.Street = text),
        ("Address2", row => row.Street2, (row, text) => row.Street2 = text),
        ("Address3", row => row.Street3, (row, text) => row.Street3 = text),
        ("City", row => row.City, (row, text) => row.City = text),
        ("County", row => row.Area, (row, text) => row.Area = text),
        ("State", row => row.State, (row, text) => row.State = text),
        ("Zipcode", row => row.PostalCode, (row, text) => row.PostalCode = text),
    ];

    private static readonly FrozenDictionary<string, Func<AddressRow, string?>> Readers =
        Columns.ToFrozenDictionary(column => column.Name, column => column.Get);

    public static bool IsField(string name) => Readers.ContainsKey(name);

    public static PersonMember Country(string description) => Reference(
        CountryMember,
        Carriers.Country,
        description,
        it => it.Country is not null,
        (json, in it) => ReferenceMembers.WriteItem(json, Carriers.Country, it.Country!),
        // The country is the address's, which reads it.
        match => ReadIf(!match.IsWritten(AddressMember), match)) with { NamedBy = Both };

    public static PersonMember Address(string description)
        => new(AddressMember, Carriers.Address, description, Write, Into(match => ReadIf(true, match))) { NamedBy = Both };

    /// <summary>Fills in what the fields of an address look like in a country.</summary>
    public static void Derive(JsonObject address, string? countryCode)
    {
        foreach (var member in new[] { "Street", "Postal" })
        {
            var carrier = address[member]!.AsObject();
            carrier["Formatted"] = AddressLayout.Formatted(name => (string?)carrier[name], countryCode);
        }

        address[Rows] = CarrierJson.Tree(json => AddressLayout.WriteRows(json, name => (string?)address["Street"]![name], countryCode));
        address["Formatted"] = (string?)address["Street"]!["Formatted"];
    }

    private static void Write(Utf8JsonWriter json, in PersonView it)
    {
        var (street, postal, members, countryCode) = (it.State.Street, it.State.Postal, it.State.Members, it.Country?.ItemKey);
        var formatted = AddressLayout.Formatted(FieldsOf(street), countryCode);

        Carriers.Address.Write(
            json,
            [
                ("Wgs84Latitude", members["Wgs84Latitude"] ?? 0), ("Wgs84Longitude", members["Wgs84Longitude"] ?? 0),
                (Rows, CarrierValue.Of(json => AddressLayout.WriteRows(json, FieldsOf(street), countryCode))),
                ("Street", CarrierValue.Of(json => WriteStructured(json, street, "PersonStreet", formatted))),
                ("Postal", CarrierValue.Of(json =>
                    WriteStructured(json, postal, "PersonPostal", AddressLayout.Formatted(FieldsOf(postal), countryCode)))),
                ("Formatted", formatted),
            ]);
    }

    private static void WriteStructured(Utf8JsonWriter json, AddressRow? row, string type, string formatted)
        => Carriers.StructuredAddress.Write(
            json,
            [
                ("AtypeIdx", type), Field(row, 0), Field(row, 1), Field(row, 2), Field(row, 3), Field(row, 4), Field(row, 5), Field(row, 6),
                ("Formatted", formatted),
            ]);

    private static (string, CarrierValue) Field(AddressRow? row, int place)
        => (Columns[place].Name, row is null ? null : Columns[place].Get(row));

    private static Func<string, string?> FieldsOf(AddressRow? row)
        => name => row is null ? null : Readers[name](row);

    private static void ReadIf(bool isWanted, PersonMatch match)
    {
        if (!isWanted)
        {
            return;
        }

        match.After.Street = Street(match);
        match.After.Postal = Structured(match, match.Before.Postal, "Postal");

        if (match.After.Postal is { Kind: null } postal)
        {
            match.After.Postal = postal with { Kind = AddressRow.PostalKind };
        }

        foreach (var name in Coordinates.Where(_ => match.IsWritten(AddressMember)))
        {
            match.SetOwn(name, match.Patched[AddressMember]![name], 0d);
        }
    }

    private static AddressRow? Street(PersonMatch match)
    {
        var before = match.Before.Street;
        var row = Structured(match, before, "Street");
        var countryId = (int)match.Patched[CountryMember]!["CountryId"]!;

        if (match.IsWritten(CountryMember) && countryId != (int)match.Original.Document[CountryMember]!["CountryId"]!)
        {
            var country = match.Original.Lists.Find(KnownLists.Countries, countryId);
            row = (row ?? New(isPrimary: true)) with { Country = country?.Name, CountryCode = country?.ItemKey };
        }

        // A row that says nothing any more goes, be it a country that is no country to this dialect.
        return row is null || row != before && IsEmpty(row) && row.Country is null ? null : row;
    }

    private static AddressRow? Structured(PersonMatch match, AddressRow? row, string member)
    {
        var written = match.Patched[AddressMember]![member]!;
        var changed = row is null ? New(isPrimary: member == "Street") : row with { };

        foreach (var (name, _, set) in Columns)
        {
            set(changed, Conversion.TextIn(written[name]));
        }

        return changed == row ? row : IsEmpty(changed) && changed.Country is null ? null : changed;
    }

    private static AddressRow New(bool isPrimary) => new() { PersonAddressId = Guid.CreateVersion7(), IsPrimary = isPrimary };

    private static bool IsEmpty(AddressRow row) => Array.TrueForAll(Columns, column => string.IsNullOrEmpty(column.Get(row)));
}
