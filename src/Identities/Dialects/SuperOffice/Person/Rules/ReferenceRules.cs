using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using static Identities.Dialects.SuperOffice.Person.Rules.Decisions;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>References: the id decides, everything else is looked up.</summary>
internal sealed class ReferenceRules(PatchScope scope)
{
    private readonly HashSet<string> byId = [];
    private readonly HashSet<string> byText = [];

    /// <summary>The reference that was named by a text of its carrier, and never by its id; null when there is none.</summary>
    public string? ReferredByTextOnly => byText.Except(byId).FirstOrDefault();

    public PatchDecision DecideWhole(in PatchWrite write, Shape shape)
    {
        var name = write.Path[^1];

        if (write.Value is null)
        {
            byId.Add(name);
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

        byId.Add(name);
        return Refer(name, shape, id);
    }

    public PatchDecision DecideMember(in PatchWrite write, Shape reference, Shape member)
    {
        var name = write.Path[^2];

        if (write.Path[^1] != reference.IdMember)
        {
            if (!new PersonComparison(scope.Zone).AreEqual(member, write.Current, write.Value))
            {
                byText.Add(name);
            }

            return PatchDecision.Ignore;
        }

        byId.Add(name);
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
        var unchanged = Conversion.IntIn(scope.Original.Document[name]?[reference.IdMember!]) == itemId;

        if (reference.List is { } list && itemId != 0 && !unchanged && scope.Lists.Find(list, itemId) is null)
        {
            return NotAllowed($"{name} refers to {itemId}, which the list {list} does not have.");
        }

        var carrier = unchanged ? scope.Original.Document[name]!.DeepClone()
            : reference.List is not null ? ReferenceMembers.Item(reference, itemId, scope.Lists)
            : reference.Default()!;

        carrier[reference.IdMember!] = itemId;
        return PatchDecision.Store(carrier);
    }

    public int Follow(JsonObject person, string member, Shape shape)
    {
        var before = JsonMeasure.Of(person[member]).Bytes;
        person[member] = Refer(member, shape, person[member]![shape.IdMember!]).Value!.DeepClone();
        return JsonMeasure.Of(person[member]).Bytes - before;
    }
}
