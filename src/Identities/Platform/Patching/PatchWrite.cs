using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch.Operations;

namespace Identities.Platform.Patching;

/// <summary>
/// A change that an operation is about to make, as <see cref="IPatchRules.Decide"/> sees it. The trees are the document's and the
/// patch's own: to be looked at, not changed.
/// </summary>
internal readonly ref struct PatchWrite
{
    /// <summary>The operation that asks for it.</summary>
    public required OperationType Operation { get; init; }

    public required PatchEffect Effect { get; init; }

    /// <summary>Actual member names, and tokens of array items as the caller wrote them. Empty: the whole document.</summary>
    public required ReadOnlySpan<string> Path { get; init; }

    /// <summary>What stands there and will be gone; null on <see cref="PatchEffect.Insert"/>, and where JSON null stands.</summary>
    public required JsonNode? Current { get; init; }

    /// <summary>What is to stand there; null on <see cref="PatchEffect.Remove"/>, and where it is JSON null.</summary>
    public required JsonNode? Value { get; init; }

    /// <summary>The whole document, as the operations before this one left it.</summary>
    public required JsonNode? Document { get; init; }
}

internal enum PatchEffect
{
    /// <summary>A new member, or a new item that moves the later ones.</summary>
    Insert,

    /// <summary>Another value for an existing member or item, or for the whole document.</summary>
    Replace,

    Remove,
}
