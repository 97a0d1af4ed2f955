using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>Where a pointer leads in a document: to something that exists, or to where it could be put.</summary>
/// <param name="Pointer">The pointer as the caller wrote it.</param>
/// <param name="Path">Its tokens, member names as the document has them.</param>
/// <param name="Holder">The object or array there; null when the place is the whole document.</param>
/// <param name="Index">The place in an array.</param>
/// <param name="Exists">Whether something, be it JSON null, stands there.</param>
/// <param name="Current">What stands there.</param>
internal readonly record struct PatchPlace(
    JsonPointer Pointer,
    string[] Path,
    JsonNode? Holder,
    int Index,
    bool Exists,
    JsonNode? Current)
{
    public string Name => Path[^1];
}
