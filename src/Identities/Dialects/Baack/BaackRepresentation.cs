using Identities.Platform.Http;

namespace Identities.Dialects.Baack;

/// <summary>An object of this surface is another representation than the same thing elsewhere.</summary>
internal sealed class BaackRepresentation : IRepresentation
{
    public string? MarkOf(HttpContext context) => "b";
}
