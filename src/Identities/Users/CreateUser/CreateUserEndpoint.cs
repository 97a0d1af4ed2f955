using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Identities.Accounts;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Users.CreateUser;

internal sealed class CreateUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("CreateUser")
        .WithSummary("Make a user")
        .WithDescription("You give no permission that you do not hold yourself.")
        .RequireAuthorization(Permissions.AddUsers)
        .TakesJson<CreateUserRequest>()
        .Answers<User>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        ClaimsPrincipal caller,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateUserCommand(caller, change, body.Read(CreateUserRequest.Read)), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}

/// <summary>A user to be made.</summary>
public sealed record CreateUserRequest
{
    /// <summary>The name to log in with: not blank, at most 256 characters, without a colon, unique ignoring case.</summary>
    [MaxLength(Usernames.MaxLength)]
    public required string Username { get; init; }

    /// <summary>The password: 12 to 256 characters, and none that everybody guesses first.</summary>
    [MinLength(PasswordRules.MinLength)]
    [MaxLength(PasswordRules.MaxLength)]
    public required string Password { get; init; }

    /// <summary>The roles that the user has, by their ids. None when left out.</summary>
    public IReadOnlyList<Guid>? RoleIds { get; init; }

    /// <summary>Whether the user cannot log in yet. False when left out.</summary>
    public bool? Disabled { get; init; }

    internal static CreateUserRequest Read(JsonFields fields)
    {
        var username = Usernames.Read(fields, "username");

        return new CreateUserRequest
        {
            Username = username,
            Password = PasswordRules.Read(fields, "password", username),
            RoleIds = fields.Ids("roleIds", Usernames.MaxRoles),
            Disabled = fields.Flag("disabled"),
        };
    }
}
