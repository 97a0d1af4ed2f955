using Identities.Platform.Http;

namespace Identities.Users;

/// <summary>What a user may be called.</summary>
internal static class Usernames
{
    public const int MaxLength = 256;

    /// <summary>How many roles one request names.</summary>
    public const int MaxRoles = 100;

    public static string Read(JsonFields fields, string name)
    {
        var username = fields.Text(name, MaxLength)?.Trim() ?? "";

        if (fields.AnyRefused)
        {
            return username;
        }

        if (username.Length == 0)
        {
            fields.Refuse(name, "Must be a text that is not blank.");
        }
        else if (username.Contains(':', StringComparison.Ordinal) || username.Any(char.IsControl))
        {
            // RFC 7617, 2: a name with a colon cannot be sent as Basic credentials.
            fields.Refuse(name, "Must have no colon and no control characters.");
        }

        return username;
    }
}
