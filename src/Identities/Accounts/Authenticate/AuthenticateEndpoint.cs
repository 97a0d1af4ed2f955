using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;
using Identities.Store;
using MediatR;

namespace Identities.Accounts.Authenticate;

internal sealed class AuthenticateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/authenticate", Handle)
        .WithName("Authenticate")
        .WithSummary("Log in with a username and a password")
        .WithDescription("""
            After five failures in a row for one name from one address the next try from there waits: one that comes within 1, 2, 4 and
            so on up to 60 seconds of the last judged one is the same 401, whatever its password, and does not count. A success resets.
            """)
        .AllowAnonymous()
        .WithMetadata(new CannotBeTried())
        .TakesJson<AuthenticateRequest>()
        .Answers<IssuedToken>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized);

    private static async Task<IResult> Handle(
        OpenChange change,
        ClientAddress address,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new AuthenticateCommand(body.Read(AuthenticateRequest.Read), address, change.Origin), cancellationToken);
        return outcome.ToResult(TypedResults.Ok);
    }
}

/// <summary>The credentials of a user.</summary>
public sealed record AuthenticateRequest
{
    private const int MaxLength = 256;

    /// <summary>The name to log in with, in any case.</summary>
    [MaxLength(MaxLength)]
    public required string Username { get; init; }

    /// <summary>The password.</summary>
    [MaxLength(MaxLength)]
    public required string Password { get; init; }

    internal static AuthenticateRequest Read(JsonFields fields)
    {
        var request = new AuthenticateRequest
        {
            Username = fields.Text("username", MaxLength) ?? "",
            Password = fields.Text("password", MaxLength) ?? "",
        };

        if (request.Username.Length == 0)
        {
            fields.Refuse("username", "Must be a text that is not empty.");
        }

        if (request.Password.Length == 0)
        {
            fields.Refuse("password", "Must be a text that is not empty.");
        }

        return request;
    }
}
