using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Microsoft.AspNetCore.JsonPatch.Operations;
using static Identities.Dialects.SuperOffice.Person.Rules.Decisions;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>E-mails, phones and web addresses.</summary>
internal sealed class ElementRules(PatchScope scope)
{
    public PatchDecision Decide(in PatchWrite write, Shape shape)
    {
        switch (write.Value)
        {
            case null:
                return PatchDecision.Store(new JsonArray());

            case JsonObject one when scope.Merges || write.Operation == OperationType.Add:
                return Appended(write.Current, ElementOf(one, write.Current, scope.At(write.Path)));

            case JsonArray all:
                var elements = new JsonArray();

                foreach (var item in all)
                {
                    var element = ElementOf(item, write.Current, scope.At(write.Path));

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

    public PatchDecision DecideItem(in PatchWrite write, Shape item)
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

        if (!Conversion.TryCarrier(Carriers.EntityElement, known, scope.Zone, out var carrier, out var fault))
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

    public static int Follow(JsonObject person, string member)
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
}
