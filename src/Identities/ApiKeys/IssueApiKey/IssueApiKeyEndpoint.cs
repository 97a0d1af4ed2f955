using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.ApiKeys.IssueApiKey;

internal sealed class IssueApiKeyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("IssueApiKey")
        .WithSummary("Have an API key issued")
        .WithDescription("""
            The key is shown in this answer and never again. Sent as X-API-KEY it may do what its user may do at that time, on the surfaces
            that take keys. It ends when it is revoked, at its expiry, and when its user is disabled, deleted or reset.
            """)
        .RequireAuthorization(SecurityRegistration.Unrestricted)
        .TakesJson<ApiKeyRequest>(optional: true)
        .Answers<IssuedApiKey>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(
        ClaimsPrincipal caller,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var request = body.IsEmpty ? new ApiKeyRequest() : body.Read(ApiKeyRequest.Read);
        var outcome = await mediator.Send(new IssueApiKeyCommand(caller, change, request), cancellationToken);
        return outcome.ToResult(TypedResults.Ok);
    }
}

/// <summary>What a new key is called, and when it ends.</summary>
public sealed record ApiKeyRequest
{
    private const int MaxName = 256;

    /// <summary>What you call it, of at most 256 characters.</summary>
    [MaxLength(MaxName)]
    public string? Name { get; init; }

    /// <summary>When it ends: later than now. It lasts until it is revoked when left out.</summary>
    public DateTime? Expires { get; init; }

    internal static ApiKeyRequest Read(JsonFields fields) => new()
    {
        Name = fields.Text("name", MaxName),
        Expires = fields.Moment("expires"),
    };
}

/// <summary>A fresh key.</summary>
public sealed record IssuedApiKey
{
    /// <summary>Names the key where it is revoked.</summary>
    public required Guid ApiKeyId { get; init; }

    /// <summary>What its user calls it.</summary>
    public required string? Name { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTime Created { get; init; }

    /// <summary>When it ends; null when it does not.</summary>
    public required DateTime? Expires { get; init; }

    /// <summary>The key itself, to send as <c>X-API-KEY</c>. It is shown in this answer only; a dry run makes none and has null.</summary>
    public required string? Key { get; init; }
}
