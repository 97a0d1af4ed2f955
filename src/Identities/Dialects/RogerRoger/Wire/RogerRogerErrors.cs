using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Writes every failure on this surface's paths as the dialect's error object, or as the list of the rules that are broken.</summary>
internal sealed class RogerRogerErrors : IProblemDetailsWriter
{
    public const string MediaType = "application/problem+json";

    private const string Title = "An error occurred";

    // Its paths stand at the root, beside those of other surfaces, so each is named.
    private static readonly PathString[] Paths =
    [
        "/people", "/tags", "/segments", "/organizations", "/users", "/note_categories", "/media_objects", "/contexts", "/docs.jsonld",
    ];

    private static readonly JsonSerializerOptions Json = new(ServiceJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public bool CanWrite(ProblemDetailsContext context) => Array.Exists(Paths, path => context.HttpContext.Request.Path.StartsWithSegments(path));

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        var detail = context.ProblemDetails.Detail ?? SentenceOf(status);
        var linked = AnswerFormat.Of(http).IsLinked;

        if (context.ProblemDetails.Extensions.TryGetValue("violations", out var given) && given is IReadOnlyList<Violation> violations)
        {
            var type = "/validation_errors/" + violations[0].Code;

            await Write(http, new RogerRogerViolations
            {
                Context = linked ? "/contexts/ConstraintViolation" : null,
                Id = linked ? type : null,
                LinkedType = linked ? "ConstraintViolation" : null,
                Status = status,
                Violations = [.. violations.Select(violation => new RogerRogerViolation
                {
                    PropertyPath = violation.Path,
                    Message = violation.Message,
                    Code = violation.Code,
                })],
                Detail = detail,
                Description = detail,
                Message = detail,
                Type = type,
                Title = Title,
            });
        }
        else
        {
            var type = "/errors/" + status.ToString(CultureInfo.InvariantCulture);

            await Write(http, new RogerRogerError
            {
                Context = linked ? "/contexts/Error" : null,
                Id = linked ? type : null,
                LinkedType = linked ? "Error" : null,
                Title = Title,
                Detail = detail,
                Status = status,
                Type = type,
                Description = detail,
                Message = detail,
            });
        }
    }

    private static Task Write<TError>(HttpContext http, TError error)
        => http.Response.WriteAsJsonAsync(error, Json, MediaType + "; charset=utf-8", http.RequestAborted);

    private static string SentenceOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Full authentication is required to access this resource.",
        StatusCodes.Status404NotFound => "Not Found",
        StatusCodes.Status405MethodNotAllowed => "Method Not Allowed",
        StatusCodes.Status500InternalServerError => "Internal Server Error",
        _ => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
    };
}

/// <summary>An error of this surface.</summary>
public sealed record RogerRogerError
{
    /// <summary>Where the error's words are explained; only in JSON-LD.</summary>
    [JsonPropertyName("@context")]
    public string? Context { get; init; }

    /// <summary>The IRI of the error; only in JSON-LD.</summary>
    [JsonPropertyName("@id")]
    public string? Id { get; init; }

    /// <summary>Always <c>Error</c>; only in JSON-LD.</summary>
    [JsonPropertyName("@type")]
    public string? LinkedType { get; init; }

    /// <summary>Always <c>An error occurred</c>.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>A sentence that says what is wrong. It never quotes stored values.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    /// <summary>The HTTP status.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>Names the kind of error.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The same as <c>detail</c>.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>The same as <c>detail</c>.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }
}

/// <summary>The rules that a body breaks.</summary>
public sealed record RogerRogerViolations
{
    /// <summary>Where the error's words are explained; only in JSON-LD.</summary>
    [JsonPropertyName("@context")]
    public string? Context { get; init; }

    /// <summary>The IRI of the error; only in JSON-LD.</summary>
    [JsonPropertyName("@id")]
    public string? Id { get; init; }

    /// <summary>Always <c>ConstraintViolation</c>; only in JSON-LD.</summary>
    [JsonPropertyName("@type")]
    public string? LinkedType { get; init; }

    /// <summary>The HTTP status: 422.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>Each broken rule.</summary>
    [JsonPropertyName("violations")]
    public required IReadOnlyList<RogerRogerViolation> Violations { get; init; }

    /// <summary>All of them, one a line.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    /// <summary>The same as <c>detail</c>.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>The same as <c>detail</c>.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>Names the first broken rule.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Always <c>An error occurred</c>.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }
}

/// <summary>A rule that a member breaks.</summary>
public sealed record RogerRogerViolation
{
    /// <summary>The member, as in <c>emailAddresses[0].email</c>.</summary>
    [JsonPropertyName("propertyPath")]
    public required string PropertyPath { get; init; }

    /// <summary>A sentence that says what to fix.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>The stable code of the rule.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }
}
