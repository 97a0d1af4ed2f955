using System.Text.Json;
using Identities.Platform.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Writes every failure on this surface's paths as the dialect's error object.</summary>
internal sealed class SuperOfficeErrors : IProblemDetailsWriter
{
    private static readonly PathString[] Paths = ["/api/v1/Person", "/api/v1/MDOList"];

    private static readonly JsonSerializerOptions Json = new(ServiceJson.Options) { PropertyNamingPolicy = null };

    public bool CanWrite(ProblemDetailsContext context) => Array.Exists(Paths, path => context.HttpContext.Request.Path.StartsWithSegments(path));

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;

        if (response.StatusCode == StatusCodes.Status401Unauthorized && !response.Headers.WWWAuthenticate.Any(IsBasic))
        {
            response.Headers.Append("WWW-Authenticate", "Basic realm=\"identities\", charset=\"UTF-8\"");
        }

        var error = new SuperOfficeError
        {
            Error = true,
            ErrorType = TypeOf(response.StatusCode),
            ErrorMessage = context.ProblemDetails.Detail ?? SentenceOf(response.StatusCode),
            ErrorSource = "Identities",
        };

        await response.WriteAsJsonAsync(error, Json, "application/json; charset=utf-8", context.HttpContext.RequestAborted);
    }

    private static bool IsBasic(string? challenge) => challenge?.StartsWith("Basic", StringComparison.OrdinalIgnoreCase) ?? false;

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "SoArgumentException",
        StatusCodes.Status401Unauthorized => "SoSessionException",
        StatusCodes.Status403Forbidden => "SoSentryException",
        StatusCodes.Status404NotFound => "SoNotFoundException",
        StatusCodes.Status405MethodNotAllowed => "SoMethodNotAllowedException",
        StatusCodes.Status406NotAcceptable => "SoNotAcceptableException",
        StatusCodes.Status409Conflict => "SoConflictException",
        StatusCodes.Status412PreconditionFailed => "SoPreconditionFailedException",
        StatusCodes.Status413PayloadTooLarge => "SoRequestTooLargeException",
        StatusCodes.Status415UnsupportedMediaType => "SoUnsupportedMediaTypeException",
        StatusCodes.Status503ServiceUnavailable => "SoUnavailableException",
        _ => "SoException",
    };

    private static string SentenceOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Send credentials: Authorization: Bearer with a token, or Basic with a user name and password.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address answers other methods; the Allow header names them.",
        _ => ReasonPhrases.GetReasonPhrase(status),
    };
}

/// <summary>An error, as the SuperOffice WebAPI writes it.</summary>
public sealed record SuperOfficeError
{
    /// <summary>Always true.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("Error")]
    public required bool Error { get; init; }

    /// <summary>The kind of error: programs decide by it.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("ErrorType")]
    public required string ErrorType { get; init; }

    /// <summary>What is wrong and what to fix. It never quotes stored values.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("ErrorMessage")]
    public required string ErrorMessage { get; init; }

    /// <summary>The part of the service that refused.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("ErrorSource")]
    public required string ErrorSource { get; init; }
}
