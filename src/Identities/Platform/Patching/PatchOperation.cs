using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch;
using Microsoft.AspNetCore.JsonPatch.Operations;
using Newtonsoft.Json.Serialization;

namespace Identities.Platform.Patching;

/// <summary>One operation that was read and judged: what the library carries and dispatches, with its pointers parsed.</summary>
internal sealed class PatchOperation : Operation
{
    // The library looks at contracts only in its own adapter, which we do not use.
    private static readonly DefaultContractResolver Contracts = new();

    /// <param name="index">Its place in the patch document; null when it came out of a merge patch.</param>
    /// <param name="name">One of the six names, in RFC 6902's spelling: the library would also take others.</param>
    /// <param name="pointer">Where it is applied.</param>
    /// <param name="source">Where <c>move</c> and <c>copy</c> take from.</param>
    /// <param name="node">The value that <c>add</c>, <c>replace</c> and <c>test</c> carry.</param>
    public PatchOperation(int? index, string name, JsonPointer pointer, JsonPointer? source, JsonNode? node)
        : base(name, pointer.Text, source?.Text, node)
    {
        Index = index;
        Pointer = pointer;
        Source = source;
        Node = node;
    }

    public int? Index { get; }

    public JsonPointer Pointer { get; }

    public JsonPointer? Source { get; }

    public JsonNode? Node { get; }

    public static JsonPatchDocument DocumentOf(List<Operation> operations) => new(operations, Contracts);
}
