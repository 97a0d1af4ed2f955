using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>JSON-LD and JSON are two representations.</summary>
internal sealed class RogerRogerRepresentation : IRepresentation
{
    public string? MarkOf(HttpContext context) => AnswerFormat.Of(context).IsLinked ? "rl" : "rj";
}
