using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Users.UpdateUser;

internal sealed class UpdateUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{userId:uuid}", Handle)
        .WithName("UpdateUser")
        .WithSummary("Rename a user, and say which roles they have")
        .WithDescription("""
            You hold every permission that the user has, and those of the roles that are new to the user. What is taken away ends within a
            second, in tokens and keys that are in use too; what is added comes with the next token.
            """)
        .RequireAuthorization(Permissions.EditUsers)
        .IsGuarded()
        .TakesJson<UpdateUserRequest>()
        .Answers<User>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        Guid userId,
        ClaimsPrincipal caller,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpdateUserCommand(userId, caller, change, body.Read(UpdateUserRequest.Read)), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}

/// <summary>What a user is called and may do from now on.</summary>
public sealed record UpdateUserRequest
{
    /// <summary>The name to log in with: not blank, at most 256 characters, without a colon, unique ignoring case.</summary>
    [MaxLength(Usernames.MaxLength)]
    public required string Username { get; init; }

    /// <summary>All roles that the user has, by their ids; an empty array takes the last one.</summary>
    public required IReadOnlyList<Guid> RoleIds { get; init; }

    internal static UpdateUserRequest Read(JsonFields fields)
    {
        var username = Usernames.Read(fields, "username");
        var roleIds = fields.Ids("roleIds", Usernames.MaxRoles);

        // Left out by accident, they would all be taken.
        if (roleIds is null && !fields.AnyRefused)
        {
            fields.Refuse("roleIds", "Must be an array of the ids of roles; an empty one for none.");
        }

        return new UpdateUserRequest { Username = username, RoleIds = roleIds ?? [] };
    }
}
