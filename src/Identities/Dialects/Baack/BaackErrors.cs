using System.Text.Json.Serialization;
using Identities.Platform.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Identities.Dialects.Baack;

/// <summary>Writes every failure on this surface's paths as the dialect's error object.</summary>
internal sealed class BaackErrors : IProblemDetailsWriter
{
    private static readonly PathString Paths = "/n";

    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments(Paths);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;

        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            if (!AsksForAList(context.HttpContext.Request.Method, response))
            {
                // Allow says everything.
                return;
            }

            response.Headers.Remove("Allow");
            response.StatusCode = StatusCodes.Status404NotFound;
        }

        var error = new BaackError
        {
            HttpCode = response.StatusCode,
            ApiCode = ApiCodeOf(response.StatusCode, context.ProblemDetails.Extensions.TryGetValue("code", out var code) ? code as string : null),
            Detail = response.StatusCode == StatusCodes.Status404NotFound
                ? BaackProblems.NothingHere
                : context.ProblemDetails.Detail ?? ReasonPhrases.GetReasonPhrase(response.StatusCode),
        };

        await response.WriteAsJsonAsync(error, ServiceJson.Options, "application/json; charset=utf-8", context.HttpContext.RequestAborted);
    }

    /// <summary>Where objects are made, none are listed, replaced or deleted all at once: that is nothing, like an unknown one.</summary>
    private static bool AsksForAList(string method, HttpResponse response)
        => response.Headers.Allow == HttpMethods.Post
           && (HttpMethods.IsGet(method) || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method));

    private static string? ApiCodeOf(int status, string? code) => (status, code) switch
    {
        (_, BaackProblems.MissingField) => "REPRESENTATION_MISSING_REQUIRED_FIELD",
        (_, BaackProblems.InvalidField) => "INVALID_REPRESENTATION",
        (StatusCodes.Status404NotFound, _) => "NOT_FOUND",
        ( < StatusCodes.Status500InternalServerError, _) => "BAD_REQUEST",
        // The dialect has no word for a failure of the service.
        _ => null,
    };
}

/// <summary>An error, as the Baack API writes it.</summary>
public sealed record BaackError
{
    /// <summary>The HTTP status.</summary>
    [JsonPropertyName("httpCode")]
    public required int HttpCode { get; init; }

    /// <summary>
    /// REPRESENTATION_MISSING_REQUIRED_FIELD, INVALID_REPRESENTATION, NOT_FOUND or BAD_REQUEST: programs decide by it. Left out when the
    /// service failed.
    /// </summary>
    [JsonPropertyName("apiCode")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ApiCode { get; init; }

    /// <summary>Of a missing or an unacceptable member exactly its name, else a sentence. It never quotes stored values.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }
}
