using Identities.Platform.Http;

namespace Identities.Roles;

/// <summary>A named set of permissions that users have.</summary>
public sealed record Role
{
    /// <summary>Made by the service.</summary>
    public required Guid RoleId { get; init; }

    /// <summary>What the role is called, unique ignoring case.</summary>
    public required string Name { get; init; }

    /// <summary>Whether this is the role of administrators, which holds every permission and is neither changed nor deleted.</summary>
    public required bool IsAdministrator { get; init; }

    /// <summary>What users with this role may do, by name, in the order of the alphabet.</summary>
    public required string[] Permissions { get; init; }

    internal string? Mark { get; init; }

    internal DateTime? ModifiedAt { get; init; }

    internal Versioned<Role> WithVersion() => new(this, Mark, ModifiedAt);
}
