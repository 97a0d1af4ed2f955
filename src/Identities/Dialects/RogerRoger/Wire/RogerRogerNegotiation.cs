using Identities.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Marks the operations of this surface whose answers are JSON-LD or JSON.</summary>
internal sealed class NegotiatesRogerRoger;

/// <summary>How an answer is written: as JSON-LD, or as the same data without the members that link it.</summary>
internal sealed record AnswerFormat(bool IsLinked)
{
    public const string Linked = "application/ld+json";
    public const string Plain = "application/json";

    private const string Charset = "; charset=utf-8";

    public string MediaType => IsLinked ? Linked : Plain;

    public string ContentType => IsLinked ? Linked + Charset : Plain + Charset;

    /// <summary>The format that was agreed on; a request that was refused before has the one that it asked for.</summary>
    public static AnswerFormat Of(HttpContext context)
        => context.Features.Get<AnswerFormat>() ?? new AnswerFormat(RogerRogerNegotiation.Best(context.Request) != Plain);
}

/// <summary>
/// 406 of this surface, behind the permission and before the operation, and the headers that all its answers carry. Bodies of other media
/// types are refused inside the operation: here 404 comes before 415.
/// </summary>
internal sealed class RogerRogerNegotiation(RequestDelegate next)
{
    // Under a wildcard the first that matches is answered.
    private static readonly string[] Answers = [AnswerFormat.Linked, AnswerFormat.Plain];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NegotiatesRogerRoger>() is null)
        {
            return next(context);
        }

        context.Response.Headers.Link = $"<{new Iris(context.Request).Documentation}>; rel=\"http://www.w3.org/ns/hydra/core#apiDocumentation\"";
        context.Response.Headers.Vary = "Accept";

        if (Best(context.Request) is not { } mediaType)
        {
            return new ProblemResult(new Problem(
                StatusCodes.Status406NotAcceptable,
                "not-acceptable",
                $"The requested format is not supported. Supported MIME types are \"{string.Join("\", \"", Answers)}\".")).ExecuteAsync(context);
        }

        context.Features.Set(new AnswerFormat(mediaType == AnswerFormat.Linked));
        return next(context);
    }

    /// <summary>The answer that the caller likes most; of equals the one named first. Null when nothing will do.</summary>
    public static string? Best(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return AnswerFormat.Linked;
        }

        return Answers
            .Select((answer, place) => (Answer: answer, Range: MostSpecific(accepted, answer), Place: place))
            .Where(candidate => candidate.Range is { Quality: null or > 0 })
            .OrderByDescending(candidate => candidate.Range!.Quality ?? 1)
            .ThenBy(candidate => accepted.IndexOf(candidate.Range!))
            .ThenBy(candidate => candidate.Place)
            .Select(candidate => candidate.Answer)
            .FirstOrDefault();
    }

    private static MediaTypeHeaderValue? MostSpecific(IList<MediaTypeHeaderValue> accepted, string answer) => accepted
        .Where(range => range.MatchesAllTypes
            || range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
            || range.MediaType.Equals(answer, StringComparison.OrdinalIgnoreCase))
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .FirstOrDefault();
}
