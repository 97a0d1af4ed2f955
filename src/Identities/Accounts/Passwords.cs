using Microsoft.AspNetCore.Identity;

namespace Identities.Accounts;

/// <summary>Hashes and checks passwords (PBKDF2, by the framework's hasher), and takes as long for a user who does not exist.</summary>
internal sealed class Passwords
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher = new();
    private readonly Lazy<string> hashOfNothing;

    public Passwords() => hashOfNothing = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <param name="hash">The stored hash; null when there is no user to compare with.</param>
    /// <param name="password">What the caller sent.</param>
    public bool Verify(string? hash, string password)
    {
        // Made for a user who exists too: whoever logs in first waits for it, whoever it is.
        var other = hashOfNothing.Value;
        return hasher.VerifyHashedPassword(Nobody, hash ?? other, password) is not PasswordVerificationResult.Failed && hash is not null;
    }
}
