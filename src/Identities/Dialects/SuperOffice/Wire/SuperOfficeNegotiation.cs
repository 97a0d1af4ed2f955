using System.Text;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Marks the operations of this surface: their answers are JSON or XML, under six names.</summary>
internal sealed class NegotiatesSuperOffice;

/// <summary>How an answer is written: its media type says the format.</summary>
internal sealed record AnswerFormat(string MediaType)
{
    public const string Default = "application/json";

    public bool IsXml => MediaType.EndsWith("xml", StringComparison.Ordinal);

    public static AnswerFormat Of(HttpContext context) => context.Features.Get<AnswerFormat>() ?? new AnswerFormat(Default);
}

/// <summary>406 and 415 of this surface, behind the permission and before the operation.</summary>
internal sealed class SuperOfficeNegotiation(RequestDelegate next)
{
    // Under a wildcard the first that matches is answered.
    private static readonly string[] Answers =
    [
        AnswerFormat.Default, "text/json", "application/xml", "text/xml", "application/json-patch+json", "application/merge-patch+json",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;

        if (metadata?.GetMetadata<NegotiatesSuperOffice>() is null)
        {
            return next(context);
        }

        context.Response.Headers.Vary = "Accept, Accept-Language, SO-Language, SO-TimeZone";

        if (Best(context.Request) is not { } mediaType)
        {
            return Refuse(context, new Problem(
                StatusCodes.Status406NotAcceptable, "not-acceptable", $"Answers are {string.Join(", ", Answers)}; the Accept header allows none of them."));
        }

        if (metadata.GetMetadata<RequestBodyMetadata>() is { } body)
        {
            if (!SendsOneOf(body, context.Request))
            {
                return Refuse(context, new Problem(
                    StatusCodes.Status415UnsupportedMediaType,
                    "unsupported-media-type",
                    $"Send the body as {string.Join(", ", body.MediaTypes)}, in UTF-8."));
            }

            if (ContentCodings.Refused(context) is { } coded)
            {
                return Refuse(context, coded);
            }
        }

        context.Features.Set(new AnswerFormat(mediaType));
        return next(context);
    }

    private static Task Refuse(HttpContext context, Problem problem) => new ProblemResult(problem).ExecuteAsync(context);

    /// <summary>The answer that the caller likes most; of equals the one named first. Null when nothing will do.</summary>
    private static string? Best(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return AnswerFormat.Default;
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

    private static MediaTypeHeaderValue? MostSpecific(IList<MediaTypeHeaderValue> accepted, string answer)
    {
        var wanted = new MediaTypeHeaderValue(answer);

        return accepted
            .Where(range => range.Suffix.Length == 0 || range.MediaType.Equals(answer, StringComparison.OrdinalIgnoreCase))
            .Where(range => wanted.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes ? 3 : range.MatchesAllSubTypes ? 2 : range.MediaType.Equals(answer, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .FirstOrDefault();
    }

    private static bool SendsOneOf(RequestBodyMetadata body, HttpRequest request)
        => string.IsNullOrEmpty(request.ContentType)
           || MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
           && (!sent.Charset.HasValue || HeaderUtilities.RemoveQuotes(sent.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
           && Array.Exists(body.MediaTypes, mediaType => sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase));
}
