using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Platform.Patching;
using Microsoft.AspNetCore.JsonPatch.Operations;
using static Identities.Dialects.SuperOffice.Person.Rules.Decisions;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>Consents: none goes because it is left out.</summary>
internal sealed class ConsentRules(PatchScope scope)
{
    // By their purpose: as the operations so far left them, and those among them that were taken back.
    private readonly Dictionary<int, JsonObject> known = [];
    private readonly Dictionary<int, JsonObject> taken = [];

    /// <summary>The consents that were taken back, which the document does not show any more.</summary>
    public IEnumerable<JsonNode> TakenBack => taken.Values.Select(consent => consent.DeepClone());

    public PatchDecision Decide(in PatchWrite write, Shape shape)
    {
        var sent = write.Value switch
        {
            JsonObject one when scope.Merges || write.Operation == OperationType.Add => [one],
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

    public PatchDecision DecideItem(in PatchWrite write, Shape item)
        => write.Effect == PatchEffect.Remove ? PatchDecision.Ignore : ConsentOf(write.Value, item);

    private PatchDecision ConsentOf(JsonNode? value, Shape item)
        => value is not JsonObject sent ? NotAllowed("An item must be an object that names a purpose.")
            : Conversion.TryCarrier(item, sent, scope.Zone, out var carrier, out var fault) ? PatchDecision.Store(carrier)
            : NotAllowed(fault!);

    // A person has one consent per purpose, and none that was taken back.
    public int Follow(JsonObject person)
    {
        var before = JsonMeasure.Of(person["Consents"]).Bytes;
        var standing = new JsonArray();

        foreach (var consent in person["Consents"]!.AsArray())
        {
            var entry = consent!.DeepClone().AsObject();

            if (ConsentTerms.Find(scope.Lists, KnownLists.Purposes, entry, "ConsentPurpose", null) is not { } purpose)
            {
                // Matching says what is wrong with it.
                standing.Add(entry);
                continue;
            }

            taken.Remove(purpose.ItemId);
            var stood = known.GetValueOrDefault(purpose.ItemId) ?? ConsentOn(scope.Original.Document, purpose.ItemId);
            ConsentTerms.Name(entry, "ConsentPurpose", purpose);

            foreach (var (name, value) in stood ?? [])
            {
                if (Carriers.ConsentInfo.Find(name) is { ReadOnly: true } && !name.EndsWith("Name", StringComparison.Ordinal))
                {
                    entry[name] = value?.DeepClone();
                }
            }

            if (ConsentTerms.Find(scope.Lists, KnownLists.Sources, entry, "ConsentSource", (int?)stood?["ConsentSourceId"]) is { } source)
            {
                ConsentTerms.Name(entry, "ConsentSource", source);
            }

            if (ConsentTerms.Find(scope.Lists, KnownLists.LegalBases, entry, "LegalBase", (int?)stood?["LegalBaseId"]) is { } legalBase)
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

    private static JsonObject? ConsentOn(JsonObject person, int purposeId)
        => person["Consents"]!.AsArray().FirstOrDefault(consent => (int)consent!["ConsentPurposeId"]! == purposeId)?.AsObject();
}
