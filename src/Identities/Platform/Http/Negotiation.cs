using System.Text;
using Identities.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Identities.Platform.Http;

/// <summary>What an operation takes as its body. It documents and, through <see cref="Negotiation"/>, refuses other media types.</summary>
internal sealed record RequestBodyMetadata(Type Type, bool Optional, params string[] MediaTypes);

/// <summary>
/// 406 and 415, behind the permission and before the operation. The framework's own <c>Accepts</c> would answer 415 to callers
/// without a token.
/// </summary>
internal sealed class Negotiation(RequestDelegate next)
{
    /// <summary>Names the patch formats that a resource takes (RFC 5789, 3.1).</summary>
    public const string AcceptPatch = "Accept-Patch";

    private static readonly string[] Answers = ["application/json", "application/problem+json"];

    public Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;

        if (metadata?.GetMetadata<NegotiatesJson>() is null)
        {
            return next(context);
        }

        var others = metadata.GetMetadata<AlsoAnswers>()?.MediaTypes ?? [];

        if (!Accepts(context.Request, others.Length == 0 ? Answers : [.. Answers, .. others]))
        {
            return Refuse(context, new Problem(
                StatusCodes.Status406NotAcceptable,
                "not-acceptable",
                $"Answers are {(others.Length > 0 ? others[0] : Answers[0])}; the Accept header allows none of it."));
        }

        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            return Refuse(context, new Problem(
                StatusCodes.Status400BadRequest, "value-out-of-range", "A query parameter contains U+0000, which nothing stored does."));
        }

        var bodies = metadata.GetOrderedMetadata<RequestBodyMetadata>();

        if (bodies.Count > 0 && !bodies.Any(body => SendsOneOf(body, context.Request)))
        {
            var supported = string.Join(", ", bodies.SelectMany(body => body.MediaTypes));

            return Refuse(context, new Problem(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the body as {supported}, in UTF-8."));
        }

        if (bodies.Count > 0 && ContentCodings.Refused(context) is { } coded)
        {
            return Refuse(context, coded);
        }

        return next(context);
    }

    private static Task Refuse(HttpContext context, Problem problem) => new ProblemResult(problem).ExecuteAsync(context);

    private static bool Accepts(HttpRequest request, string[] answers)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return true;
        }

        // A header that cannot be read asks for nothing in particular.
        return !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
               || accepted.Count == 0
               || Array.Exists(answers, answer => Quality(accepted, answer) > 0);
    }

    /// <summary>The quality that the most specific matching range gives to a media type (RFC 9110, 12.5.1).</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var wanted = new MediaTypeHeaderValue(mediaType);
        var best = accepted
            .Where(range => wanted.IsSubsetOf(WithoutQuality(range)))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault();

        return best is null ? 0 : best.Quality ?? 1;
    }

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue range) => new(range.MediaType);

    private static bool SendsOneOf(RequestBodyMetadata body, HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return body.Optional && request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked");
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
               && (!sent.Charset.HasValue || IsUtf8(sent))
               && Array.Exists(body.MediaTypes, mediaType => sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUtf8(MediaTypeHeaderValue sent)
        => HeaderUtilities.RemoveQuotes(sent.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Marks operations that speak JSON and nothing else.</summary>
internal sealed class NegotiatesJson;

/// <summary>Names further media types that an operation answers with.</summary>
internal sealed record AlsoAnswers(string[] MediaTypes);
