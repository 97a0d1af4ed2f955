using Identities.Platform.Http;

namespace Identities.Users;

/// <summary>Somebody who may log in.</summary>
public sealed record User
{
    /// <summary>Made by the service; the subject of the user's tokens.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The name to log in with, unique ignoring case.</summary>
    public required string Username { get; init; }

    /// <summary>Whether the user can neither log in nor use the tokens and keys they have.</summary>
    public required bool Disabled { get; init; }

    /// <summary>When the user was made.</summary>
    public required DateTime Created { get; init; }

    /// <summary>What the user may do: the permissions of all these roles, by name.</summary>
    public required IReadOnlyList<UserRole> Roles { get; init; }
}

/// <summary>A role that a user has.</summary>
/// <param name="RoleId">Names the role.</param>
/// <param name="Name">What the role is called.</param>
public sealed record UserRole(Guid RoleId, string Name);

/// <summary>A row of the schema's <c>shown_users</c>.</summary>
internal sealed record ShownUser
{
    public Guid UserId { get; init; }

    public string Username { get; init; } = "";

    public bool Disabled { get; init; }

    public DateTime Created { get; init; }

    public Guid[] RoleIds { get; init; } = [];

    public string[] RoleNames { get; init; } = [];

    public string? Mark { get; init; }

    public DateTime? ModifiedAt { get; init; }

    public Versioned<User> WithVersion() => new(ToUser(), Mark, ModifiedAt);

    public User ToUser() => new()
    {
        UserId = UserId,
        Username = Username,
        Disabled = Disabled,
        Created = Created,
        Roles = [.. RoleIds.Zip(RoleNames, (roleId, name) => new UserRole(roleId, name))],
    };
}
