using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Accounts.GetProfile;

internal sealed class GetProfileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/user/profile", Handle)
        .WithName("GetProfile")
        .WithSummary("Read who you are and what you may do")
        .WithDescription("By the token that was sent: what it carries and its user may still do.")
        .RequireAuthorization(SecurityRegistration.Unrestricted)
        .Answers<Profile>();

    private static async Task<IResult> Handle(ClaimsPrincipal caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
        => TypedResults.Ok(await mediator.Send(new GetProfileQuery(caller, request.Headers.Authorization.ToString().Split(' ')[^1]), cancellationToken));
}

/// <summary>The caller, as the current session has them.</summary>
public sealed record Profile
{
    /// <summary>The subject of the token: the id of a user of this deployment, or whatever another issuer calls them.</summary>
    public required string? UserId { get; init; }

    /// <summary>The name that the user logs in with.</summary>
    public required string? Username { get; init; }

    /// <summary>The user's e-mail address, where they log in with one.</summary>
    public required string? Email { get; init; }

    /// <summary>The names of the user's roles of now; empty for somebody who is no user of this deployment.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What the token allows now.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The token that was sent.</summary>
    public required string Token { get; init; }
}
