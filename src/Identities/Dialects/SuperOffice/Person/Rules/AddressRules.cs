using System.Text.Json.Nodes;
using Identities.Platform.Patching;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>Both forms of the address say the same; where the rows say something new, they count.</summary>
internal sealed class AddressRules(PatchScope scope)
{
    // What the rows of the address have newly said, and what they show since.
    private readonly Dictionary<string, string?> saidByRows = [];
    private IReadOnlyDictionary<string, string?>? originalRows;
    private IReadOnlyDictionary<string, string?>? shownRows;

    public int Follow(JsonObject person, ReadOnlySpan<string> path)
    {
        var address = person[AddressMembers.AddressMember]!.AsObject();
        var before = JsonMeasure.Of(address).Bytes;
        var street = address["Street"]!.AsObject();

        if (path is [AddressMembers.AddressMember] or [AddressMembers.AddressMember, AddressMembers.Rows, ..])
        {
            foreach (var (name, value) in AddressLayout.Values(address[AddressMembers.Rows] as JsonArray ?? []))
            {
                // A merge patch may be a whole person, whose rows are as they stood while its street is not.
                if (value != (shownRows ?? OriginalRows).GetValueOrDefault(name) && !(scope.Merges && value == OriginalRows.GetValueOrDefault(name)))
                {
                    saidByRows[name] = value;
                }
            }
        }

        foreach (var (name, value) in saidByRows.Where(field => AddressMembers.IsField(field.Key)))
        {
            street[name] = value;
        }

        AddressMembers.Derive(address, (string?)person[AddressMembers.CountryMember]!["TwoLetterISOCountry"]);
        shownRows = AddressLayout.Values(address[AddressMembers.Rows]!.AsArray());
        return JsonMeasure.Of(address).Bytes - before;
    }

    public IReadOnlyDictionary<string, string?> OriginalRows
        => originalRows ??= AddressLayout.Values(scope.Original.Document[AddressMembers.AddressMember]![AddressMembers.Rows]!.AsArray());
}
