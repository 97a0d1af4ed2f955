using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Platform.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Identities.Platform.Problems;

/// <summary>Writes every problem as RFC 9457 has it. It stands behind the dialects' writers and takes what none of them took.</summary>
internal sealed class ProblemDocumentWriter : IProblemDetailsWriter
{
    private static readonly JsonSerializerOptions Json = new(ServiceJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var code = context.ProblemDetails.Extensions.TryGetValue("code", out var given) && given is string text ? text : CodeOf(status);

        var document = new ProblemDocument
        {
            Type = "urn:identities:problem:" + code,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = context.ProblemDetails.Detail ?? SentenceOf(status),
            Code = code,
            TraceId = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier,
            Errors = context.ProblemDetails.Extensions.TryGetValue("errors", out var errors)
                ? errors as IReadOnlyDictionary<string, string[]>
                : null,
            Operation = context.ProblemDetails.Extensions.TryGetValue("operation", out var operation) ? operation as int? : null,
            Pointer = context.ProblemDetails.Extensions.TryGetValue("pointer", out var pointer) ? pointer as string : null,
        };

        await context.HttpContext.Response.WriteAsJsonAsync(
            document, Json, "application/problem+json", context.HttpContext.RequestAborted);
    }

    /// <summary>Writes a problem as a value within something larger.</summary>
    public static void Write(Utf8JsonWriter json, Problem problem, string traceId) => JsonSerializer.Serialize(
        json,
        new ProblemDocument
        {
            Type = "urn:identities:problem:" + problem.Code,
            Title = ReasonPhrases.GetReasonPhrase(problem.Status),
            Status = problem.Status,
            Detail = problem.Detail,
            Code = problem.Code,
            TraceId = traceId,
            Errors = problem.Errors,
            Pointer = problem.Pointer,
        },
        Json);

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status401Unauthorized => "unauthenticated",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "route-not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status408RequestTimeout => "request-timeout",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status500InternalServerError => "internal-error",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        _ => "http-" + status,
    };

    private static string? SentenceOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is malformed.",
        StatusCodes.Status401Unauthorized => "Send a valid token: Authorization: Bearer, then a token from /api/v1/authenticate.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address answers other methods; the Allow header names them.",
        StatusCodes.Status413PayloadTooLarge => "The body is over 1 MiB.",
        StatusCodes.Status500InternalServerError => "The service failed. The trace id finds the reason in its log.",
        _ => null,
    };
}
