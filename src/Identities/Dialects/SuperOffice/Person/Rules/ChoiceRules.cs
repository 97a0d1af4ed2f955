using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Microsoft.AspNetCore.JsonPatch.Operations;
using static Identities.Dialects.SuperOffice.Person.Rules.Decisions;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>Choices: an array names items of its list.</summary>
internal sealed class ChoiceRules(PatchScope scope)
{
    // The item that the operation under way puts at a place of a list of choices.
    private JsonNode? lastChoice;

    public PatchDecision Decide(in PatchWrite write, Shape shape)
    {
        switch (write.Value)
        {
            case null:
                return PatchDecision.Store(new JsonArray());

            case JsonObject one when scope.Merges || write.Operation == OperationType.Add:
                return Appended(write.Current, ChoiceOf(one, shape));

            case JsonArray all:
                var chosen = write.Operation == OperationType.Add && !scope.Merges ? write.Current!.DeepClone().AsArray() : [];

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

    public PatchDecision DecideItem(in PatchWrite write, Shape holder)
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

        if (scope.Lists.Find(holder.List!, itemId) is not { } item)
        {
            return NotAllowed($"The list {holder.List} has no item {itemId}.");
        }

        if (Conversion.TryFind(sent, "Selected", out var selected) && selected?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return NotAllowed("Selected must be true or false.");
        }

        return PatchDecision.Store(ChoiceMembers.Item(item, selected?.GetValueKind() != JsonValueKind.False));
    }

    // Every item of the list stands there once, with the last word on it.
    public int Follow(JsonObject person, string member, Shape shape)
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

        var items = (scope.Lists.Of(shape.List!) ?? [])
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
}
