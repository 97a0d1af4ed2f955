using System.Diagnostics.CodeAnalysis;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>How a caller wants the answer, and dates in the request read: <c>$select</c>, <c>SO-TimeZone</c>, languages.</summary>
internal sealed class AnswerForm
{
    private readonly bool zoneKnown;

    private AnswerForm(HttpRequest request)
    {
        Selection = Selection.Of(request);
        Languages = Languages.Of(request);

        var parts = request.Headers["SO-TimeZone"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        WithOffsets = parts.Contains("includeTZOffset", StringComparer.OrdinalIgnoreCase);

        var name = Array.Find(parts, part => !part.Equals("includeTZOffset", StringComparison.OrdinalIgnoreCase));
        var zone = name is null ? TimeZoneInfo.Utc : TimeZones.Find(name);
        zoneKnown = zone is not null;
        Zone = zone ?? TimeZoneInfo.Utc;
    }

    public Selection Selection { get; }

    public Languages Languages { get; }

    public TimeZoneInfo Zone { get; }

    public bool WithOffsets { get; }

    /// <summary>Whether dates and texts are shown as the document has them.</summary>
    public bool IsPlain => Zone == TimeZoneInfo.Utc && !WithOffsets && !Languages.AreAny;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<AnswerForm?> BindAsync(HttpContext context) => new(new AnswerForm(context.Request));

    public bool Rejected([NotNullWhen(true)] out Problem? rejection)
    {
        rejection = zoneKnown ? null : SuperOfficeProblems.UnknownZone;
        return rejection is not null;
    }
}
