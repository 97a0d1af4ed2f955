namespace Identities.Platform.Http;

/// <summary>UUIDs as texts: exactly 36 characters, 8-4-4-4-12 hexadecimal digits in either case, and nothing around them.</summary>
internal static class Uuid
{
    private const int Length = 36;

    public static bool TryParse(ReadOnlySpan<char> text, out Guid id)
    {
        id = default;
        return text.Length == Length && Guid.TryParseExact(text, "D", out id);
    }
}
