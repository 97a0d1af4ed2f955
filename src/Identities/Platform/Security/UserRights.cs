using System.Collections.Frozen;

namespace Identities.Platform.Security;

/// <summary>What a user of this deployment may do, as it was when it was read.</summary>
internal sealed class UserRights
{
    private static readonly FrozenDictionary<string, string> Texts = Permissions.All.ToFrozenDictionary(permission => permission);

    private readonly DateTime? validFrom;
    private readonly string[] held;

    /// <param name="validFrom">Tokens issued earlier are refused; null when all are good.</param>
    /// <param name="permissions">What the user's roles hold.</param>
    public UserRights(DateTime? validFrom, IEnumerable<string> permissions)
    {
        this.validFrom = validFrom;
        // Thousands of users hold the same few texts.
        held = [.. permissions.Select(permission => Texts.GetValueOrDefault(permission, permission))];
    }

    public bool Refuse(DateTime issuedAt) => issuedAt < validFrom;

    public bool Hold(string permission) => Array.IndexOf(held, permission) >= 0;

    public bool AreAs(UserRights? other) => other is not null && validFrom == other.validFrom && held.AsSpan().SequenceEqual(other.held);
}
