using System.Text.Json.Nodes;
using Identities.Platform.Patching;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>What rules answer.</summary>
internal static class Decisions
{
    public static PatchDecision Appended(JsonNode? items, PatchDecision item)
    {
        if (item.Answer != PatchDecision.Verdict.Store)
        {
            return item;
        }

        var longer = items!.DeepClone().AsArray();
        longer.Add(item.Value?.DeepClone());
        return PatchDecision.Store(longer);
    }

    public static PatchDecision NotAllowed(string sentence) => PatchDecision.Refuse(PatchFailureKind.NotAllowed, sentence);
}
