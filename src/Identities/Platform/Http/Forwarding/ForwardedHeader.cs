namespace Identities.Platform.Http.Forwarding;

/// <summary>One step of a request's way, as a proxy notes it. What it does not note is null.</summary>
internal sealed record ForwardedHop(string? For, string? Proto, string? Host);

/// <summary>Reads <c>Forwarded</c> (RFC 7239).</summary>
internal static class ForwardedHeader
{
    /// <summary>The hops, the nearest one last; null when the header is malformed.</summary>
    public static IReadOnlyList<ForwardedHop>? Read(string text)
    {
        var hops = new List<ForwardedHop>();
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;

        while (true)
        {
            SkipBlanks(text, ref at);

            // Elements and pairs may be empty.
            if (at < text.Length && text[at] is not (',' or ';') && !TryReadPair(text, ref at, pairs))
            {
                return null;
            }

            SkipBlanks(text, ref at);

            if (at == text.Length || text[at] == ',')
            {
                if (pairs.Count > 0)
                {
                    hops.Add(new ForwardedHop(pairs.GetValueOrDefault("for"), pairs.GetValueOrDefault("proto"), pairs.GetValueOrDefault("host")));
                    pairs.Clear();
                }

                if (at == text.Length)
                {
                    return hops;
                }
            }
            else if (text[at] != ';')
            {
                return null;
            }

            at++;
        }
    }

    /// <summary>A name and a value; no name stands twice in one element.</summary>
    private static bool TryReadPair(string text, ref int at, Dictionary<string, string> pairs)
    {
        var equals = text.IndexOf('=', at);

        if (equals < 0)
        {
            return false;
        }

        var name = text[at..equals].TrimEnd();
        at = equals + 1;
        return name.Length > 0 && TryReadValue(text, ref at, out var value) && pairs.TryAdd(name, value);
    }

    private static bool TryReadValue(string text, ref int at, out string value)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(';', ',');
            end = end < 0 ? text.Length : at + end;
            value = text[at..end].Trim();
            at = end;
            return value.Length > 0 && !value.Contains('"', StringComparison.Ordinal);
        }

        var read = new System.Text.StringBuilder();

        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                value = read.ToString();
                return true;
            }

            if (text[at] == '\\' && ++at == text.Length)
            {
                break;
            }

            read.Append(text[at]);
        }

        value = "";
        return false;
    }

    private static void SkipBlanks(string text, ref int at)
    {
        while (at < text.Length && text[at] is (' ' or '\t'))
        {
            at++;
        }
    }
}
