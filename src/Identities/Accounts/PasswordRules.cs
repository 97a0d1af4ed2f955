using System.Collections.Frozen;
using Identities.Platform.Http;

namespace Identities.Accounts;

/// <summary>
/// Which passwords are taken: long ones that are not among the first guesses. No mix of signs is asked for (NIST SP 800-63B, 5.1.1.2).
/// </summary>
internal static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 256;

    // What people type when they are made to type twelve characters.
    private static readonly FrozenSet<string> FirstGuesses = FrozenSet.ToFrozenSet(
        [
            "123456789012", "1234567890123", "12345678901234", "123456789123", "123456123456", "123123123123", "121212121212", "112233445566",
            "012345678901", "0123456789012", "098765432109", "987654321012", "111111111111", "000000000000", "666666666666", "aaaaaaaaaaaa",
            "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "abc123abc123", "abcd1234abcd", "abcd12345678",
            "a1b2c3d4e5f6", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "q1w2e3r4t5y6", "qazwsxedcrfv", "zaq12wsxcde3", "qwertyuiopas",
            "qwertyuiop12", "qwertyuiop123", "qwertyuiop1234567890", "qwertyuiopasdfghjkl", "qwertyuiop[]", "qwerty123456", "qwerty1234567",
            "qwertyqwerty", "qwerty12345678", "asdfghjkl123", "asdfghjklqwe", "asdfghjkl;'\\", "zxcvbnmasdfg", "zxcvbnm12345", "poiuytrewq12",
            "password1234", "password12345", "password123456", "password1234!", "password123!", "password2024", "password2025", "password2026",
            "passwordpassword", "password!123", "passw0rd1234", "passw0rd123!", "p@ssw0rd1234", "p@ssw0rd123!", "p@ssword1234", "p@ssword123!",
            "pa$$word1234", "pa$$w0rd1234", "mypassword12", "mypassword123", "mypassword1234", "thepassword1", "newpassword1", "newpassword123",
            "administrator", "administrator1", "administrator123", "administrator!", "adminadmin12", "adminadminadmin", "admin1234567", "admin12345678",
            "admin123456789", "adminpassword", "adminpassword1", "rootrootroot", "rootpassword", "superuser123", "superadmin123", "changeme1234",
            "changemenow1", "changeme12345", "changemeplease", "letmein12345", "letmein123456", "letmeinletmein", "welcome12345", "welcome123456",
            "welcome1234!", "welcome2024!", "welcome2025!", "welcome2026!", "welcomewelcome", "iloveyou1234", "iloveyou12345", "iloveyouforever",
            "iloveyouiloveyou", "sunshine1234", "princess1234", "football1234", "baseball1234", "superman1234", "michael12345", "trustno1trustno1",
            "dragondragon", "monkeymonkey", "secretsecret", "secret123456", "testtesttest", "test12345678", "test1234test", "testpassword",
            "temppassword", "temporary123", "default12345", "defaultpassword", "guestguestguest", "useruseruser", "summer2024!!", "summer2025!!",
            "summer2026!!", "winter2024!!", "winter2025!!", "winter2026!!", "correcthorsebatterystaple",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A password in a request. What is wrong with it is said without repeating it.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="name">The member that holds it.</param>
    /// <param name="username">Whose it becomes; null when that is not known yet.</param>
    public static string Read(JsonFields fields, string name, string? username)
    {
        var password = fields.Text(name, MaxLength);

        // What is no text of this length has been told already.
        if ((password is not null || !fields.HasValue(name)) && Fault(password, username) is { } fault)
        {
            fields.Refuse(name, fault);
        }

        return password ?? "";
    }

    /// <summary>Why a password is not taken; null when it is.</summary>
    public static string? Fault(string? password, string? username) => password switch
    {
        null or { Length: < MinLength } => $"Must be at least {MinLength} characters long.",
        _ when FirstGuesses.Contains(password) || password.Distinct().Count() < 4 => "Is one of the passwords that are guessed first.",
        _ when username is { Length: > 0 } && password.Contains(username, StringComparison.OrdinalIgnoreCase) => "Must not contain the username.",
        _ => null,
    };
}
