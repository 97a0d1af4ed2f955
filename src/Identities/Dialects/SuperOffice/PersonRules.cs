using Identities.Dialects.SuperOffice.Person;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Microsoft.AspNetCore.JsonPatch.Operations;

namespace Identities.Dialects.SuperOffice;

/// <summary>
/// What may be written into a person, and how: names in any case, values converted to what the document holds, read-only members
/// passed over, partial dictionaries, choices and consents that survive what leaves them out. One instance serves one application of
/// one patch.
/// </summary>
/// <param name="original">The person before the patch.</param>
/// <param name="zone">Of dates without one.</param>
/// <param name="merges">The patch is a merge patch.</param>
internal sealed class PersonRules(OriginalPerson original, TimeZoneInfo zone, bool merges) : IPatchRules
{
    private readonly Lists lists = original.Lists;

    private readonly HashSet<string> referencesById = [];
    private readonly HashSet<string> referencesByText = [];

    // What the rows of the address have said anew, and what they show since.
    private readonly Dictionary<string, string?> saidByRows = [];
    private IReadOnlyDictionary<string, string?>? originalRows;
    private IReadOnlyDictionary<string, string?>? shownRows;

    // Consents by their purpose: as the operations so far left them, and those among them that were taken back.
    private readonly Dictionary<int, JsonObject> known = [];
    private readonly Dictionary<int, JsonObject> taken = [];

    // The item that the operation under way puts at a place of a list of choices.
    private JsonNode? lastChoice;

    /// <summary>The reference that was named by a text of its carrier, and never by its id; null when there is none.</summary>
    public string? ReferredByTextOnly => referencesByText.Except(referencesById).FirstOrDefault();

    /// <summary>The consents that were taken back, which the document does not show any more.</summary>
    public IEnumerable<JsonNode> TakenBack => taken.Values.Select(consent => consent.DeepClone());

    public string? MemberName(ReadOnlySpan<string> path, JsonObject members, string token)
    {
        var (shape, readOnly) = PersonMembers.At(path);

        if (shape is { Kind: ShapeKind.Object })
        {
            return shape.Find(token)?.Name ?? (readOnly ? token : null);
        }

        return KeyIn(members, token) ?? (readOnly || IsKey(token) ? token : null);
    }

    public PatchDecision Decide(in PatchWrite write)
    {
        if (write.Path.IsEmpty)
        {
            return NotAllowed("The person itself can only be tested; patch its members.");
        }

        var (shape, readOnly) = PersonMembers.At(write.Path);

        if (readOnly)
        {
            return PatchDecision.Ignore;
        }

        if (shape is null)
        {
            return NotAllowed("Nothing can be written at this path.");
        }

        var holder = PersonMembers.At(write.Path[..^1]).Shape!;

        return holder.Kind switch
        {
            ShapeKind.Elements => DecideElement(write, shape),
            ShapeKind.Choices => DecideChoice(write, holder),
            ShapeKind.Consents => DecideConsent(write, shape),
            ShapeKind.Dictionary => DecideCustomValue(write, shape),
            ShapeKind.Layout or ShapeKind.Items => NotAllowed("The rows of an address follow its country; write the Value of their fields."),
            ShapeKind.Object when holder.IsReference => DecideReference(write, holder, shape),
            ShapeKind.Object when holder == Carriers.ListItem && write.Path[^1] == "Id" => PatchDecision.Ignore,
            _ => DecideMember(write, shape),
        };
    }

    public int Follow(JsonNode? document, ReadOnlySpan<string> path)
    {
        var person = document!.AsObject();
        var member = path[0];
        var shape = PersonMembers.Person.Find(member)?.Shape;

        switch (shape)
        {
            case { Kind: ShapeKind.Dictionary }:
                return FollowDictionary(person, path);

            case { Kind: ShapeKind.Choices }:
                return FollowChoices(person, member, shape);

            case { Kind: ShapeKind.Elements }:
                return FollowElements(person, member);

            case { IsReference: true } when member == AddressMembers.CountryMember:
                return FollowReference(person, member, shape) + FollowAddress(person, path);

            case { IsReference: true }:
                return FollowReference(person, member, shape);

            case { Kind: ShapeKind.Consents }:
                return FollowConsents(person);

            default:
                return member == AddressMembers.AddressMember ? FollowAddress(person, path)
                    : NameMembers.Parts.Contains(member) ? FollowName(person)
                    : 0;
        }
    }

    public bool Matches(ReadOnlySpan<string> path, JsonNode? current, JsonNode? expected)
        => path.IsEmpty ? IsEqual(PersonMembers.Person, current, expected) : PersonMembers.At(path).Shape switch
        {
            null => JsonNode.DeepEquals(current, expected),
            var shape => IsEqual(shape, current, expected),
        };

    public bool MatchesAbsent(ReadOnlySpan<string> path, JsonNode? expected)
        => expected is null && path.Length == 2 && CustomFields.IsDictionary(path[0]);

    private PatchDecision DecideMember(in PatchWrite write, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Object when shape.IsReference:
                return DecideWholeReference(write, shape);

            case ShapeKind.Object:
                if (write.Value is null)
                {
                    return PatchDecision.Store(shape.Default());
                }

                if (write.Value is not JsonObject sent)
                {
                    return NotAllowed("The value must be an object.");
                }

                return Conversion.TryCarrier(shape, sent, zone, out var carrier, out var fault) ? PatchDecision.Store(carrier) : NotAllowed(fault!);

            case ShapeKind.Elements:
                return DecideElements(write, shape);

            case ShapeKind.Choices:
                return DecideChoices(write, shape);

            case ShapeKind.Consents:
                return DecideConsents(write, shape);

            case ShapeKind.Dictionary:
                return DecideDictionary(write, shape);

            case ShapeKind.Layout:
                return Conversion.TryLayout(write.Value, OriginalRows, out var rows, out var wrongRows)
                    ? rows is null ? PatchDecision.Ignore : PatchDecision.Store(rows)
                    : NotAllowed(wrongRows!);

            default:
                return DecideScalar(write, shape);
        }
    }

    private PatchDecision DecideScalar(in PatchWrite write, Shape shape)
    {
        if (!Conversion.TryScalar(shape, write.Value, zone, out var converted, out var fault))
        {
            return NotAllowed(fault!);
        }

        return Conversion.TooLong(shape, converted, write.Current) is { } tooLong && !JsonNode.DeepEquals(converted, Original(write.Path))
            ? NotAllowed(tooLong)
            : PatchDecision.Store(converted);
    }

    // What the person has at a path, where the patch is applied to another document.
    private JsonNode? Original(ReadOnlySpan<string> path)
    {
        JsonNode? node = original.Document;

        foreach (var token in path)
        {
            node = node switch
            {
                JsonObject members => members[token],
                JsonArray items when JsonPointer.IndexNamedBy(token) is { } index && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }

    // References: the id decides, everything else is looked up.
    private PatchDecision DecideWholeReference(in PatchWrite write, Shape shape)
    {
        var name = write.Path[^1];

        if (write.Value is null)
        {
            referencesById.Add(name);
            return PatchDecision.Store(shape.Default());
        }

        if (write.Value is not JsonObject sent)
        {
            return NotAllowed("The value must be an object or null.");
        }

        if (sent.Any(member => shape.Find(member.Key) is null))
        {
            return NotAllowed(Conversion.Unknown(shape));
        }

        if (!Conversion.TryFind(sent, shape.IdMember!, out var id))
        {
            return NotAllowed($"A reference is made by {shape.IdMember}.");
        }

        referencesById.Add(name);
        return Refer(name, shape, id);
    }

    private PatchDecision DecideReference(in PatchWrite write, Shape reference, Shape member)
    {
        var name = write.Path[^2];

        if (write.Path[^1] != reference.IdMember)
        {
            if (!IsEqual(member, write.Current, write.Value))
            {
                referencesByText.Add(name);
            }

            return PatchDecision.Ignore;
        }

        referencesById.Add(name);
        var referring = Refer(name, reference, write.Value);
        return referring.Answer == PatchDecision.Verdict.Store ? PatchDecision.Store(referring.Value![reference.IdMember!]) : referring;
    }

    private PatchDecision Refer(string name, Shape reference, JsonNode? id)
    {
        if (id is not null && Conversion.IntIn(id) is null)
        {
            return NotAllowed("The id must be a whole number.");
        }

        var itemId = Conversion.IntIn(id) ?? 0;
        var unchanged = Conversion.IntIn(original.Document[name]?[reference.IdMember!]) == itemId;

        if (reference.List is { } list && itemId != 0 && !unchanged && lists.Find(list, itemId) is null)
        {
            return NotAllowed($"{name} refers to {itemId}, which the list {list} does not have.");
        }

        var carrier = unchanged ? original.Document[name]!.DeepClone()
            : reference.List is not null ? ReferenceMembers.Item(reference, itemId, lists)
            : reference.Default()!;

        carrier[reference.IdMember!] = itemId;
        return PatchDecision.Store(carrier);
    }

    // E-mails, phones and web addresses.
    private PatchDecision DecideElements(in PatchWrite write, Shape shape)
    {
        switch (write.Value)
        {
            case null:
                return PatchDecision.Store(new JsonArray());

            case JsonObject one when merges || write.Operation == OperationType.Add:
                return Appended(write.Current, ElementOf(one, write.Current, Original(write.Path)));

            case JsonArray all:
                var elements = new JsonArray();

                foreach (var item in all)
                {
                    var element = ElementOf(item, write.Current, Original(write.Path));

                    if (element.Answer != PatchDecision.Verdict.Store)
                    {
                        return element;
                    }

                    elements.Add(element.Value?.DeepClone());
                }

                return PatchDecision.Store(elements);

            default:
                return NotAllowed($"The value must be an array of {shape.Item!.TypeName}.");
        }
    }

    private PatchDecision DecideElement(in PatchWrite write, Shape item)
        => write.Effect == PatchEffect.Remove ? PatchDecision.Allow
            : item.Kind == ShapeKind.Object ? ElementOf(write.Value)
            : NotAllowed("Nothing can be written at this path.");

    private PatchDecision ElementOf(JsonNode? value, params JsonNode?[] standing)
    {
        if (value is not JsonObject sent)
        {
            return NotAllowed("An item must be an object with a Value.");
        }

        var known = new JsonObject();
        string? stored = null;

        foreach (var (name, given) in sent)
        {
            if (Carriers.EntityElement.Find(name) is not { } member)
            {
                return NotAllowed(Conversion.Unknown(Carriers.EntityElement));
            }

            if (member.Name == "Value" && Conversion.TextIn(given) is { Length: > Carriers.ValueLength } text && Array.Exists(standing, items => Stands(items, text)))
            {
                stored = text;
                continue;
            }

            known[member.Name] = given?.DeepClone();
        }

        if (!Conversion.TryCarrier(Carriers.EntityElement, known, zone, out var carrier, out var fault))
        {
            return NotAllowed(fault!);
        }

        if (stored is not null)
        {
            carrier["Value"] = stored;
        }

        return PatchDecision.Store(carrier);
    }

    private static bool Stands(JsonNode? standing, string value)
        => standing is JsonArray items && items.Any(item => Conversion.TextIn(item?["Value"]) == value);

    // Choices: an array names items of its list.
    private PatchDecision DecideChoices(in PatchWrite write, Shape shape)
    {
        switch (write.Value)
        {
            case null:
                return PatchDecision.Store(new JsonArray());

            case JsonObject one when merges || write.Operation == OperationType.Add:
                return Appended(write.Current, ChoiceOf(one, shape));

            case JsonArray all:
                var chosen = write.Operation == OperationType.Add && !merges ? write.Current!.DeepClone().AsArray() : [];

                foreach (var item in all)
                {
                    var choice = ChoiceOf(item, shape);

                    if (choice.Answer != PatchDecision.Verdict.Store)
                    {
                        return choice;
                    }

                    chosen.Add(choice.Value?.DeepClone());
                }

                return PatchDecision.Store(chosen);

            default:
                return NotAllowed($"The value must be an array of {shape.Item!.TypeName}.");
        }
    }

    private PatchDecision DecideChoice(in PatchWrite write, Shape holder)
    {
        if (write.Effect != PatchEffect.Remove)
        {
            var choice = ChoiceOf(write.Value, holder);
            lastChoice = choice.Value;
            return choice;
        }

        var left = write.Current!.DeepClone();
        left["Selected"] = false;
        return PatchDecision.Store(left);
    }

    private PatchDecision ChoiceOf(JsonNode? value, Shape holder)
    {
        if (value is not JsonObject sent)
        {
            return NotAllowed("An item must be an object with an Id.");
        }

        if (sent.Any(member => holder.Item!.Find(member.Key) is null))
        {
            return NotAllowed(Conversion.Unknown(holder.Item!));
        }

        if (!Conversion.TryFind(sent, "Id", out var id) || Conversion.IntIn(id) is not { } itemId)
        {
            return NotAllowed("An item is chosen by its Id, a whole number.");
        }

        if (lists.Find(holder.List!, itemId) is not { } item)
        {
            return NotAllowed($"The list {holder.List} has no item {itemId}.");
        }

        if (Conversion.TryFind(sent, "Selected", out var selected) && selected?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return NotAllowed("Selected must be true or false.");
        }

        return PatchDecision.Store(ChoiceMembers.Item(item, selected?.GetValueKind() != JsonValueKind.False));
    }

    // Consents: none goes because it is left out.
    private PatchDecision DecideConsents(in PatchWrite write, Shape shape)
    {
        var sent = write.Value switch
        {
            JsonObject one when merges || write.Operation == OperationType.Add => [one],
            JsonArray all => all.ToArray(),
            null => [],
            _ => null,
        };

        if (sent is null)
        {
            return NotAllowed($"The value must be an array of {shape.Item!.TypeName}.");
        }

        var consents = write.Current!.DeepClone().AsArray();

        foreach (var item in sent)
        {
            var consent = ConsentOf(item, shape.Item!);

            if (consent.Answer != PatchDecision.Verdict.Store)
            {
                return consent;
            }

            consents.Add(consent.Value?.DeepClone());
        }

        return PatchDecision.Store(consents);
    }

    private PatchDecision DecideConsent(in PatchWrite write, Shape item)
        => write.Effect == PatchEffect.Remove ? PatchDecision.Ignore : ConsentOf(write.Value, item);

    private PatchDecision ConsentOf(JsonNode? value, Shape item)
        => value is not JsonObject sent ? NotAllowed("An item must be an object that names a purpose.")
            : Conversion.TryCarrier(item, sent, zone, out var carrier, out var fault) ? PatchDecision.Store(carrier)
            : NotAllowed(fault!);

    // Dictionaries: what is not named stays.
    private static PatchDecision DecideDictionary(in PatchWrite write, Shape shape)
    {
        if (write.Value is null)
        {
            return PatchDecision.Store(new JsonObject());
        }

        if (write.Value is not JsonObject sent)
        {
            return NotAllowed("The value must be an object of keys and texts.");
        }

        var merged = write.Current!.DeepClone().AsObject();

        foreach (var (key, value) in sent)
        {
            if (!IsKey(key))
            {
                return NotAllowed(WrongKey);
            }

            var name = KeyIn(merged, key) ?? key;

            if (value is null)
            {
                merged.Remove(name);
                continue;
            }

            if (CustomText(value) is not { } text)
            {
                return NotAllowed(WrongCustomValue);
            }

            if (Conversion.TooLong(shape.Item!, text, merged[name]) is { } tooLong)
            {
                return NotAllowed(tooLong);
            }

            merged[name] = text;
        }

        return PatchDecision.Store(merged);
    }

    private PatchDecision DecideCustomValue(in PatchWrite write, Shape shape)
    {
        if (write.Effect == PatchEffect.Remove)
        {
            return PatchDecision.Allow;
        }

        if (write.Value is null)
        {
            return PatchDecision.Store(null);
        }

        if (CustomText(write.Value) is not { } text)
        {
            return NotAllowed(WrongCustomValue);
        }

        if (Conversion.TooLong(shape, text, write.Current) is { } tooLong)
        {
            return NotAllowed(tooLong);
        }

        // A merge patch made of a whole person names each field twice; the one that was left as it stood is no change.
        return merges && JsonNode.DeepEquals(original.Document[write.Path[0]]?[write.Path[1]], text)
            ? PatchDecision.Ignore
            : PatchDecision.Store(text);
    }

    private static JsonValue? CustomText(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create((string?)value),
        JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
        JsonValueKind.True => JsonValue.Create("true"),
        JsonValueKind.False => JsonValue.Create("false"),
        _ => null,
    };

    private static int FollowDictionary(JsonObject person, ReadOnlySpan<string> path)
    {
        var written = path[0];
        var grown = 0;

        if (path.Length == 2)
        {
            return FollowKey(person, written, path[1]);
        }

        var values = person[written]!.AsObject();
        var others = written == CustomFields.All ? new[] { CustomFieldRow.UserDefined, CustomFieldRow.Extra } : [CustomFields.All];
        var keys = values.Select(member => member.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

        if (written == CustomFields.All)
        {
            keys.UnionWith(others.SelectMany(other => person[other]!.AsObject().Select(member => member.Key)));
        }
        else
        {
            // What this dictionary lost is whatever neither of the two has any more.
            var rest = person[written == CustomFieldRow.Extra ? CustomFieldRow.UserDefined : CustomFieldRow.Extra]!.AsObject();
            keys.UnionWith(person[CustomFields.All]!.AsObject().Select(member => member.Key).Where(key => KeyIn(rest, key) is null));
        }

        foreach (var key in keys)
        {
            grown += FollowKey(person, written, key);
        }

        return grown;
    }

    private static int FollowKey(JsonObject person, string written, string key)
    {
        var values = person[written]!.AsObject();
        var grown = 0;
        var text = KeyIn(values, key) is { } own ? values[own] : null;

        if (text is null)
        {
            foreach (var dictionary in new[] { written, CustomFields.All, CustomFieldRow.UserDefined, CustomFieldRow.Extra })
            {
                grown += Set(person[dictionary]!.AsObject(), key, null);
            }

            return grown;
        }

        // The first spelling of a key is kept.
        key = KeyIn(person[CustomFields.All]!.AsObject(), key) ?? key;

        // What was written through UserDefinedFields stays there, whoever writes it next; of the rest the key decides.
        var isUserDefined = written == CustomFieldRow.UserDefined || KeyIn(person[CustomFieldRow.UserDefined]!.AsObject(), key) is not null;
        var home = isUserDefined ? CustomFieldRow.UserDefined : CustomFields.DictionaryOf(key);
        var other = home == CustomFieldRow.UserDefined ? CustomFieldRow.Extra : CustomFieldRow.UserDefined;

        return Set(person[CustomFields.All]!.AsObject(), key, text)
            + Set(person[home]!.AsObject(), key, text)
            + Set(person[other]!.AsObject(), key, null);
    }

    private static int Set(JsonObject values, string key, JsonNode? text)
    {
        var name = KeyIn(values, key);
        var before = name is null ? 0 : JsonMeasure.OfName(name) + JsonMeasure.Of(values[name]).Bytes;

        if (text is null)
        {
            if (name is not null)
            {
                values.Remove(name);
            }

            return -before;
        }

        values[name ?? key] = text.DeepClone();
        return JsonMeasure.OfName(name ?? key) + JsonMeasure.Of(text).Bytes - before;
    }

    // Every item of the list stands there once, with the last word on it.
    private int FollowChoices(JsonObject person, string member, Shape shape)
    {
        var before = JsonMeasure.Of(person[member]).Bytes;
        var named = new Dictionary<int, bool>();

        foreach (var item in person[member]!.AsArray())
        {
            named[(int)item!["Id"]!] = (bool)item["Selected"]!;
        }

        // The list has every item already: one that was just put somewhere else in it is the one that counts.
        if (lastChoice is not null)
        {
            named[(int)lastChoice["Id"]!] = (bool)lastChoice["Selected"]!;
            lastChoice = null;
        }

        var items = (lists.Of(shape.List!) ?? [])
            .Where(item => !item.Deleted || named.ContainsKey(item.ItemId))
            .Select(item => ChoiceMembers.Item(item, named.GetValueOrDefault(item.ItemId)))
            .ToArray();

        person[member] = new JsonArray(items);

        if (member == "Interests")
        {
            person["ActiveInterests"] = items.Count(item => (bool)item["Selected"]!);
        }

        return JsonMeasure.Of(person[member]).Bytes - before;
    }

    private static int FollowElements(JsonObject person, string member)
    {
        var grown = 0;

        foreach (var item in person[member]!.AsArray())
        {
            var before = JsonMeasure.Of(item!["StrippedValue"]).Bytes;
            item["StrippedValue"] = Stripped.Of(member, Conversion.TextIn(item["Value"]) ?? "");
            grown += JsonMeasure.Of(item["StrippedValue"]).Bytes - before;
        }

        return grown;
    }

    private static int FollowName(JsonObject person)
    {
        var before = JsonMeasure.Of(person["FullName"]).Bytes + JsonMeasure.Of(person["FormalName"]).Bytes;
        NameMembers.Derive(person);
        return JsonMeasure.Of(person["FullName"]).Bytes + JsonMeasure.Of(person["FormalName"]).Bytes - before;
    }

    // Both forms of the address say the same; where the rows say something new, they count.
    private int FollowAddress(JsonObject person, ReadOnlySpan<string> path)
    {
        var address = person[AddressMembers.AddressMember]!.AsObject();
        var before = JsonMeasure.Of(address).Bytes;
        var street = address["Street"]!.AsObject();

        if (path is [AddressMembers.AddressMember] or [AddressMembers.AddressMember, AddressMembers.Rows, ..])
        {
            foreach (var (name, value) in AddressLayout.Values(address[AddressMembers.Rows] as JsonArray ?? []))
            {
                // A merge patch may be a whole person, whose rows are as they stood while its street is not.
                if (value != (shownRows ?? OriginalRows).GetValueOrDefault(name) && !(merges && value == OriginalRows.GetValueOrDefault(name)))
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

    // A person has one consent per purpose, and none that was taken back.
    private int FollowConsents(JsonObject person)
    {
        var before = JsonMeasure.Of(person["Consents"]).Bytes;
        var standing = new JsonArray();

        foreach (var consent in person["Consents"]!.AsArray())
        {
            var entry = consent!.DeepClone().AsObject();

            if (ConsentTerms.Find(lists, Lists.Purposes, entry, "ConsentPurpose", null) is not { } purpose)
            {
                // Whoever reads the document says what is wrong with it.
                standing.Add(entry);
                continue;
            }

            taken.Remove(purpose.ItemId);
            var stood = known.GetValueOrDefault(purpose.ItemId) ?? ConsentOn(original.Document, purpose.ItemId);
            ConsentTerms.Name(entry, "ConsentPurpose", purpose);

            foreach (var (name, value) in stood ?? [])
            {
                if (Carriers.ConsentInfo.Find(name) is { ReadOnly: true } && !name.EndsWith("Name", StringComparison.Ordinal))
                {
                    entry[name] = value?.DeepClone();
                }
            }

            if (ConsentTerms.Find(lists, Lists.Sources, entry, "ConsentSource", (int?)stood?["ConsentSourceId"]) is { } source)
            {
                ConsentTerms.Name(entry, "ConsentSource", source);
            }

            if (ConsentTerms.Find(lists, Lists.LegalBases, entry, "LegalBase", (int?)stood?["LegalBaseId"]) is { } legalBase)
            {
                ConsentTerms.Name(entry, "LegalBase", legalBase);
                known[purpose.ItemId] = entry.DeepClone().AsObject();

                if (legalBase.ItemKey == ConsentTerms.Withdrawn)
                {
                    taken[purpose.ItemId] = entry;
                }
            }

            var earlier = standing.FirstOrDefault(other => (int?)other!["ConsentPurposeId"] == purpose.ItemId);

            if (earlier is not null)
            {
                standing[standing.IndexOf(earlier)] = entry;
            }
            else
            {
                standing.Add(entry);
            }
        }

        foreach (var consent in taken.Values.Where(standing.Contains))
        {
            standing.Remove(consent);
        }

        person["Consents"] = standing;
        return JsonMeasure.Of(standing).Bytes - before;
    }

    private IReadOnlyDictionary<string, string?> OriginalRows
        => originalRows ??= AddressLayout.Values(original.Document[AddressMembers.AddressMember]![AddressMembers.Rows]!.AsArray());

    private static JsonObject? ConsentOn(JsonObject person, int purposeId)
        => person["Consents"]!.AsArray().FirstOrDefault(consent => (int)consent!["ConsentPurposeId"]! == purposeId)?.AsObject();

    private int FollowReference(JsonObject person, string member, Shape shape)
    {
        var before = JsonMeasure.Of(person[member]).Bytes;
        person[member] = Refer(member, shape, person[member]![shape.IdMember!]).Value!.DeepClone();
        return JsonMeasure.Of(person[member]).Bytes - before;
    }

    private bool IsEqual(Shape shape, JsonNode? current, JsonNode? expected)
    {
        if (expected is null)
        {
            return current is null || IsNothing(shape, current);
        }

        switch (shape.Kind)
        {
            case ShapeKind.Object:
                return expected is JsonObject some && current is JsonObject carrier && some.All(member =>
                    shape.Find(member.Key) is { } known && IsEqual(known.Shape, carrier[known.Name], member.Value));

            case ShapeKind.Dictionary:
                return expected is JsonObject entries && current is JsonObject values
                    && entries.Count == values.Count
                    && entries.All(entry => KeyIn(values, entry.Key) is { } key && IsEqual(shape.Item!, values[key], CustomTextOrSame(shape, entry.Value)));

            case ShapeKind.Layout:
                return AreEqual(current, expected, (row, expectedRow) =>
                    AreEqual(row, expectedRow, (field, expectedField) => IsEqual(shape.Item!, field, expectedField)));

            case ShapeKind.Text:
                return current is not null && (JsonNode.DeepEquals(current, expected) || IsCustomValue(shape) && JsonNode.DeepEquals(current, CustomText(expected)));

            default:
                return shape.IsArray
                    ? AreEqual(current, expected, (item, expectedItem) => IsEqual(shape.Item!, item, expectedItem))
                    : current is not null
                      && Conversion.TryScalar(shape, expected, zone, out var converted, out _)
                      && JsonNode.DeepEquals(current, converted);
        }
    }

    private static bool IsCustomValue(Shape shape) => shape.MaxLength == Carriers.CustomValueLength;

    private static JsonNode? CustomTextOrSame(Shape shape, JsonNode? value)
        => value is not null && shape.Item!.Kind == ShapeKind.Text ? CustomText(value) ?? value : value;

    private static bool AreEqual(JsonNode? current, JsonNode? expected, Func<JsonNode?, JsonNode?, bool> equal)
        => current is JsonArray items && expected is JsonArray expectedItems
           && items.Count == expectedItems.Count
           && items.Zip(expectedItems).All(pair => equal(pair.First, pair.Second));

    // A date that is not set, and a reference that refers to nothing, are nulls in the eyes of callers.
    private static bool IsNothing(Shape shape, JsonNode current) => shape switch
    {
        { Kind: ShapeKind.Date or ShapeKind.BirthDate } => (string?)current == Dates.None,
        { IdMember: { } id } => (int?)current[id] == 0,
        _ => false,
    };

    private const string WrongKey = "A key is a text that is not blank, of at most 256 characters.";
    private const string WrongCustomValue = "The value must be a text, a number, true or false.";

    private static bool IsKey(string key) => !string.IsNullOrWhiteSpace(key) && key.Length <= Carriers.KeyLength;

    private static string? KeyIn(JsonObject values, string key)
    {
        if (values.ContainsKey(key))
        {
            return key;
        }

        foreach (var (name, _) in values)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    private static PatchDecision Appended(JsonNode? items, PatchDecision item)
    {
        if (item.Answer != PatchDecision.Verdict.Store)
        {
            return item;
        }

        var longer = items!.DeepClone().AsArray();
        longer.Add(item.Value?.DeepClone());
        return PatchDecision.Store(longer);
    }

    private static PatchDecision NotAllowed(string sentence) => PatchDecision.Refuse(PatchFailureKind.NotAllowed, sentence);
}
