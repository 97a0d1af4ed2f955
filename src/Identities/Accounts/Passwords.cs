using Microsoft.AspNetCore.Identity;

namespace Identities.Accounts;

/// <summary>Hashes and checks passwords (PBKDF2, by the framework's hasher), and takes as long for a user who does not exist.</summary>
internal sealed class Passwords
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher = new();
    private readonly string hashOfNothing;

    public Passwords() => hashOfNothing = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <param name="hash">The stored hash; null when there is no user to compare with.</param>
    /// <param name="password">What the caller sent.</param>
    public bool Verify(string? hash, string password)
        => hasher.VerifyHashedPassword(Nobody, hash ?? hashOfNothing, password) is not PasswordVerificationResult.Failed && hash is not null;
}
