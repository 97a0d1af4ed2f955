using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Patching;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>A body that is an object of members.</summary>
internal static class SentMembers
{
    public static readonly PatchSyntax Syntax = new(LeadingSlashOptional: true, LastDuplicateWins: true, WithoutSources: true);

    public static Input<JsonObject> Of(ReadOnlyMemory<byte> body)
        => MergeOf(body).Rejected(out var rejection, out var merge) ? rejection : merge.Document!.AsObject();

    /// <summary>The same, to be merged into a person.</summary>
    public static Input<MergePatch> MergeOf(ReadOnlyMemory<byte> body)
    {
        var reading = MergePatch.Read(body, Syntax);

        return reading.Failed ? SuperOfficeProblems.Of(reading.Failure, null)
            : reading.Value.Document is not JsonObject ? SuperOfficeProblems.Invalid("The body must be an array of operations or an object of members.")
            : Spellings.Judge(reading.Value.Document) is { } unclear ? unclear
            : reading.Value;
    }
}
