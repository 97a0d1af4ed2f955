using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Identities.Platform.Patching;

/// <summary>Where something stands in a JSON document (RFC 6901): the reference tokens, unescaped, from the root down.</summary>
internal sealed class JsonPointer
{
    /// <summary>The token for the item after an array's last (RFC 6901 section 4).</summary>
    public const string End = "-";

    private JsonPointer(string text, string[] tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    /// <summary>The pointer as it was written.</summary>
    public string Text { get; }

    public string[] Tokens { get; }

    public static bool TryParse(string text, PatchSyntax syntax, [NotNullWhen(true)] out JsonPointer? pointer)
    {
        pointer = null;
        if (text.Length == 0)
        {
            pointer = new JsonPointer(text, []);
            return true;
        }

        var relative = text[0] != '/';
        if (relative && !syntax.LeadingSlashOptional)
        {
            return false;
        }

        var tokens = (relative ? text : text[1..]).Split('/');
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!TryUnescape(tokens[at], out var token))
            {
                return false;
            }

            tokens[at] = token;
        }

        pointer = new JsonPointer(text, tokens);
        return true;
    }

    public static JsonPointer Of(ReadOnlySpan<string> tokens)
    {
        var text = string.Concat(tokens.ToArray().Select(token => "/" + Escape(token)));
        return new JsonPointer(text, tokens.ToArray());
    }

    /// <summary>
    /// The index a token names: digits without leading zeros (RFC 6901 section 4); null for any other text. One that no array is
    /// long enough for is <see cref="int.MaxValue"/>.
    /// </summary>
    public static int? IndexNamedBy(string token)
    {
        var canonical = token.Length > 0
            && !token.AsSpan().ContainsAnyExceptInRange('0', '9')
            && (token.Length == 1 || token[0] != '0');

        return !canonical ? null
            : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
            : int.MaxValue;
    }

    public bool IsSameAs(JsonPointer other) => Tokens.AsSpan().SequenceEqual(other.Tokens);

    public bool IsAbove(JsonPointer other) =>
        Tokens.Length < other.Tokens.Length && other.Tokens.AsSpan().StartsWith(Tokens);

    // "~1" first, so that "~01" is "~1" and not "/" (RFC 6901 section 4); escaping goes the other way round.
    private static bool TryUnescape(string escaped, out string token)
    {
        token = escaped;
        for (var at = escaped.IndexOf('~', StringComparison.Ordinal); at >= 0; at = escaped.IndexOf('~', at + 1))
        {
            if (at + 1 == escaped.Length || escaped[at + 1] is not ('0' or '1'))
            {
                return false;
            }
        }

        token = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return true;
    }

    private static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
