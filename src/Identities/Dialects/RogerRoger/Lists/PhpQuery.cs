namespace Identities.Dialects.RogerRoger.Lists;

/// <summary>
/// A query string as PHP reads it: <c>name=</c> is one value, <c>name[]=</c> and <c>name[key]=</c> make an array in the order of the
/// keys' first appearance, and of equal keys the last value counts. Brackets may be percent-encoded; deeper ones are ignored.
/// </summary>
internal sealed class PhpQuery
{
    private readonly Dictionary<string, Parameter> parameters = new(StringComparer.Ordinal);

    public PhpQuery(string? query)
    {
        foreach (var pair in Pairs(query))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            Set(Decoded(equals < 0 ? pair : pair[..equals]), equals < 0 ? "" : Decoded(pair[(equals + 1)..]));
        }
    }

    /// <summary>The one value of a parameter; null when it has none, or an array.</summary>
    public string? One(string name) => parameters.TryGetValue(name, out var parameter) ? parameter.Value : null;

    /// <summary>The values of a parameter, be it one or an array.</summary>
    public IEnumerable<string> All(string name)
        => !parameters.TryGetValue(name, out var parameter) ? [] : parameter.Value is { } one ? [one] : parameter.Items.Select(item => item.Value);

    /// <summary>The items of an array by their keys, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Items(string name) => parameters.TryGetValue(name, out var parameter) ? parameter.Items : [];

    /// <summary>The parts of a query string as they stand there, but for the parameters of one name.</summary>
    public static IEnumerable<string> Without(string? query, string name) => Pairs(query).Where(pair => NameOf(pair) != name);

    private static string[] Pairs(string? query) => (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static string NameOf(string pair)
    {
        var name = Decoded(pair.Split('=')[0]);
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket] : name;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private void Set(string name, string value)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);

        if (open <= 0)
        {
            parameters[name] = new Parameter { Value = value };
            return;
        }

        // Only one pair of brackets that ends the name makes an array; PHP would make arrays of arrays of more.
        if (name[^1] != ']' || name.IndexOf(']', StringComparison.Ordinal) != name.Length - 1)
        {
            return;
        }

        if (!parameters.TryGetValue(name[..open], out var array) || array.Value is not null)
        {
            parameters[name[..open]] = array = new Parameter();
        }

        array.Set(name[(open + 1)..^1], value);
    }

    private sealed class Parameter
    {
        private int next;

        public string? Value { get; init; }

        public List<KeyValuePair<string, string>> Items { get; } = [];

        public void Set(string key, string value)
        {
            if (key.Length == 0)
            {
                key = $"{next++}";
            }
            else if (int.TryParse(key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < int.MaxValue)
            {
                next = Math.Max(next, index + 1);
            }

            var at = Items.FindIndex(item => item.Key == key);
            var item = KeyValuePair.Create(key, value);

            if (at < 0)
            {
                Items.Add(item);
            }
            else
            {
                Items[at] = item;
            }
        }
    }
}
