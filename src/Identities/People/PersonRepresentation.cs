using Identities.Platform.Http;

namespace Identities.People;

/// <summary>A person with keyed collections is another representation than one with lists.</summary>
internal sealed class PersonRepresentation : IRepresentation
{
    public string? MarkOf(HttpContext context) => context.Request.Query["shape"] == "keyed" ? "k" : null;
}
