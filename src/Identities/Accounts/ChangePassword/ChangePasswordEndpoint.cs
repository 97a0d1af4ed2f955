using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Accounts.ChangePassword;

internal sealed class ChangePasswordEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/user/password", Handle)
        .WithName("ChangePassword")
        .WithSummary("Change your own password")
        .WithDescription("Ends every token and key of yours, the one of this request too. Wrong guesses at the present password count as failed log-ins.")
        .RequireAuthorization(SecurityRegistration.Unrestricted)
        .TakesJson<ChangePasswordRequest>()
        .Answers<bool>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(
        ClaimsPrincipal caller,
        OpenChange change,
        ClientAddress address,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ChangePasswordCommand(caller, change, address, body.Read(ChangePasswordRequest.Read)), cancellationToken);
        return outcome.ToResult(changed => TypedResults.Ok(changed));
    }
}

/// <summary>The password that the caller has, and the one they want.</summary>
public sealed record ChangePasswordRequest
{
    /// <summary>The present password.</summary>
    [MaxLength(PasswordRules.MaxLength)]
    public required string CurrentPassword { get; init; }

    /// <summary>The new one: 12 to 256 characters, and none that everybody guesses first.</summary>
    [MinLength(PasswordRules.MinLength)]
    [MaxLength(PasswordRules.MaxLength)]
    public required string Password { get; init; }

    internal static ChangePasswordRequest Read(JsonFields fields)
    {
        var current = fields.Text("currentPassword", PasswordRules.MaxLength);

        if (string.IsNullOrEmpty(current) && !fields.AnyRefused)
        {
            fields.Refuse("currentPassword", "Is required.");
        }

        return new ChangePasswordRequest { CurrentPassword = current ?? "", Password = PasswordRules.Read(fields, "password", null) };
    }
}
