using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Patching;
using Identities.Platform.Problems;
using static Identities.Dialects.SuperOffice.Person.Rules.Decisions;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>
/// What may be written into a person, and how: names in any case, values converted to what the document holds, read-only members
/// ignored, partial dictionaries, choices and consents that survive what leaves them out. One instance serves one application of
/// one patch.
/// </summary>
internal sealed class PersonRules : IPatchRules
{
    private readonly PatchScope scope;
    private readonly PersonComparison comparison;
    private readonly ReferenceRules references;
    private readonly ElementRules elements;
    private readonly ChoiceRules choices;
    private readonly ConsentRules consents;
    private readonly AddressRules address;

    private PersonRules(PatchScope scope)
    {
        this.scope = scope;
        comparison = new PersonComparison(scope.Zone);
        references = new ReferenceRules(scope);
        elements = new ElementRules(scope);
        choices = new ChoiceRules(scope);
        consents = new ConsentRules(scope);
        address = new AddressRules(scope);
    }

    /// <summary>The patched document; the consents that it takes back stand in it as such.</summary>
    /// <param name="content">What was sent.</param>
    /// <param name="original">The person as it stands.</param>
    /// <param name="zone">Of dates without one.</param>
    public static Outcome<PatchedPerson> Patch(PersonContent content, OriginalPerson original, TimeZoneInfo zone)
        => Apply(content, PersonDocument.ToPatch(original.State, original.Lists, content.Named), original, zone);

    /// <summary>Merges a whole entity into a person who may have less than the one that stands; every member counts.</summary>
    /// <param name="content">The entity.</param>
    /// <param name="bare">What the entity is merged into.</param>
    /// <param name="original">The person as it stands.</param>
    /// <param name="zone">Of dates without one.</param>
    public static Outcome<PatchedPerson> Replace(PersonContent content, PersonState bare, OriginalPerson original, TimeZoneInfo zone)
    {
        var document = PersonDocument.Of(bare, original.Lists);

        // Without rows of its own the body's street counts.
        document[AddressMembers.AddressMember]![AddressMembers.Rows] = null;

        return Apply(content, document, original, zone)
            .Then<PatchedPerson>(replaced => replaced with { Touched = PersonMembers.All.Select(member => member.Name).ToHashSet() });
    }

    private static Outcome<PatchedPerson> Apply(PersonContent content, JsonObject document, OriginalPerson original, TimeZoneInfo zone)
    {
        var rules = new PersonRules(new PatchScope(original, zone, content.Merges));
        var patched = new PatchedDocument(document, JsonMeasure.Of(document).Bytes);
        var patching = PatchEngine.ApplyTo(patched, content.OperationsOn(document, rules), rules);

        if (patching.Failed)
        {
            return content.Refusal(patching.Failure);
        }

        if (rules.references.ReferredByTextOnly is { } reference)
        {
            return SuperOfficeProblems.Invalid($"{reference} is referred to by its id; the rest of it is looked up.");
        }

        foreach (var consent in rules.consents.TakenBack)
        {
            document["Consents"]!.AsArray().Add(consent);
        }

        return new PatchedPerson(document, patched.Touched);
    }

    public string? MemberName(ReadOnlySpan<string> path, JsonObject members, string token)
    {
        var (shape, readOnly) = PersonMembers.At(path);

        if (shape is { Kind: ShapeKind.Object })
        {
            return shape.Find(token)?.Name ?? (readOnly ? token : null);
        }

        return CustomFieldRules.KeyIn(members, token) ?? (readOnly || CustomFieldRules.IsKey(token) ? token : null);
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
            ShapeKind.Elements => elements.DecideItem(write, shape),
            ShapeKind.Choices => choices.DecideItem(write, holder),
            ShapeKind.Consents => consents.DecideItem(write, shape),
            ShapeKind.Dictionary => CustomFieldRules.DecideValue(write, shape, scope),
            ShapeKind.Layout or ShapeKind.Items => NotAllowed("The rows of an address follow its country; write the Value of their fields."),
            ShapeKind.Object when holder.IsReference => references.DecideMember(write, holder, shape),
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
                return CustomFieldRules.Follow(person, path);

            case { Kind: ShapeKind.Choices }:
                return choices.Follow(person, member, shape);

            case { Kind: ShapeKind.Elements }:
                return ElementRules.Follow(person, member);

            case { IsReference: true } when member == AddressMembers.CountryMember:
                return references.Follow(person, member, shape) + address.Follow(person, path);

            case { IsReference: true }:
                return references.Follow(person, member, shape);

            case { Kind: ShapeKind.Consents }:
                return consents.Follow(person);

            default:
                return member == AddressMembers.AddressMember ? address.Follow(person, path)
                    : NameMembers.Parts.Contains(member) ? FollowName(person)
                    : 0;
        }
    }

    public bool Matches(ReadOnlySpan<string> path, JsonNode? current, JsonNode? expected)
        => path.IsEmpty ? comparison.AreEqual(PersonMembers.Person, current, expected) : PersonMembers.At(path).Shape switch
        {
            null => JsonNode.DeepEquals(current, expected),
            var shape => comparison.AreEqual(shape, current, expected),
        };

    public bool MatchesAbsent(ReadOnlySpan<string> path, JsonNode? expected)
        => expected is null && path.Length == 2 && CustomFields.IsDictionary(path[0]);

    private PatchDecision DecideMember(in PatchWrite write, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Object when shape.IsReference:
                return references.DecideWhole(write, shape);

            case ShapeKind.Object:
                if (write.Value is null)
                {
                    return PatchDecision.Store(shape.Default());
                }

                if (write.Value is not JsonObject sent)
                {
                    return NotAllowed("The value must be an object.");
                }

                return Conversion.TryCarrier(shape, sent, scope.Zone, out var carrier, out var fault) ? PatchDecision.Store(carrier) : NotAllowed(fault!);

            case ShapeKind.Elements:
                return elements.Decide(write, shape);

            case ShapeKind.Choices:
                return choices.Decide(write, shape);

            case ShapeKind.Consents:
                return consents.Decide(write, shape);

            case ShapeKind.Dictionary:
                return CustomFieldRules.Decide(write, shape);

            case ShapeKind.Layout:
                return Conversion.TryLayout(write.Value, address.OriginalRows, out var rows, out var wrongRows)
                    ? rows is null ? PatchDecision.Ignore : PatchDecision.Store(rows)
                    : NotAllowed(wrongRows!);

            default:
                return DecideScalar(write, shape);
        }
    }

    private PatchDecision DecideScalar(in PatchWrite write, Shape shape)
    {
        if (!Conversion.TryScalar(shape, write.Value, scope.Zone, out var converted, out var fault))
        {
            return NotAllowed(fault!);
        }

        return Conversion.TooLong(shape, converted, write.Current) is { } tooLong && !JsonNode.DeepEquals(converted, scope.At(write.Path))
            ? NotAllowed(tooLong)
            : PatchDecision.Store(converted);
    }

    private static int FollowName(JsonObject person)
    {
        var before = JsonMeasure.Of(person["FullName"]).Bytes + JsonMeasure.Of(person["FormalName"]).Bytes;
        NameMembers.Derive(person);
        return JsonMeasure.Of(person["FullName"]).Bytes + JsonMeasure.Of(person["FormalName"]).Bytes - before;
    }
}
