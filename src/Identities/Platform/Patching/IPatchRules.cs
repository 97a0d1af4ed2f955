using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>
/// What a surface says about patches of its document. What it leaves out is as the RFCs have it: every member may be read and
/// written under its exact name.
/// </summary>
internal interface IPatchRules
{
    /// <summary>
    /// The name under which an object holds, or would hold, the member that a token names; null when it never has such a member.
    /// </summary>
    /// <param name="path">The path of the object, in actual names.</param>
    /// <param name="members">The object as it stands at this operation.</param>
    /// <param name="token">The caller's word.</param>
    string? MemberName(ReadOnlySpan<string> path, JsonObject members, string token) => token;

    /// <summary>The place of the item that a token (never <c>-</c>) names in an array; null when it names none.</summary>
    int? ItemIndex(ReadOnlySpan<string> path, JsonArray items, string token) => JsonPointer.IndexNamedBy(token);

    /// <summary>Judges one change before it is made. A <c>move</c> is two: a removal, then a write.</summary>
    PatchDecision Decide(in PatchWrite write) => PatchDecision.Allow;

    /// <summary>
    /// Whether a <c>test</c> holds. RFC 6902 section 4.6: numbers by value, objects in any order, text by its characters.
    /// </summary>
    bool Matches(ReadOnlySpan<string> path, JsonNode? current, JsonNode? expected) => JsonNode.DeepEquals(current, expected);

    /// <summary>Whether a <c>test</c> of a member or item that is not there holds all the same, where what contains it is.</summary>
    bool MatchesAbsent(ReadOnlySpan<string> path, JsonNode? expected) => false;

    /// <summary>
    /// Called after each change that was made: brings members along that say the same in other words, or finishes what was stored. It
    /// may change the document, and answers how many bytes that added, as <see cref="JsonMeasure"/> counts them.
    /// </summary>
    /// <param name="document">The whole document, as this change left it.</param>
    /// <param name="path">The change's path, as <see cref="PatchWrite.Path"/> has it.</param>
    int Follow(JsonNode? document, ReadOnlySpan<string> path) => 0;
}
