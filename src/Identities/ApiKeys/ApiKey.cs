namespace Identities.ApiKeys;

/// <summary>A key that a program sends in place of a token. The key itself is shown once, when it is issued.</summary>
public sealed record ApiKey
{
    /// <summary>Names the key where it is revoked; made by the service.</summary>
    public required Guid ApiKeyId { get; init; }

    /// <summary>What its user calls it.</summary>
    public required string? Name { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTime Created { get; init; }

    /// <summary>When it ends; null when it does not.</summary>
    public required DateTime? Expires { get; init; }
}
