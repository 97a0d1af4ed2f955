namespace Identities.Accounts;

/// <summary>A fresh access token.</summary>
public sealed record IssuedToken
{
    /// <summary>The user whom the token speaks for.</summary>
    public required string Username { get; init; }

    /// <summary>A JWT to send as <c>Authorization: Bearer</c>, until it expires after the configured lifetime (60 minutes by default).</summary>
    public required string Token { get; init; }
}
