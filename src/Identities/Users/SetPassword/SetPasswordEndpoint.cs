using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Identities.Accounts;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Users.SetPassword;

internal sealed class SetPasswordEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{userId:uuid}/password", Handle)
        .WithName("SetPassword")
        .WithSummary("Give a user another password")
        .WithDescription("Ends every token and key of the user, and forgets failed log-ins. You hold every permission that the user has.")
        .RequireAuthorization(Permissions.EditUsers)
        .IsGuarded()
        .TakesJson<SetPasswordRequest>()
        .Answers<bool>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        Guid userId,
        ClaimsPrincipal caller,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new SetPasswordCommand(userId, caller, change, body.Read(SetPasswordRequest.Read)), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}

/// <summary>A password to be set.</summary>
public sealed record SetPasswordRequest
{
    /// <summary>The password: 12 to 256 characters, and none that everybody guesses first.</summary>
    [MinLength(PasswordRules.MinLength)]
    [MaxLength(PasswordRules.MaxLength)]
    public required string Password { get; init; }

    internal static SetPasswordRequest Read(JsonFields fields) => new() { Password = PasswordRules.Read(fields, "password", null) };
}
