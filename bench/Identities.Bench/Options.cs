using System.Globalization;

namespace Identities.Bench;

/// <summary>What was asked for on the command line of <c>script/bench</c>, which says what each option means.</summary>
internal sealed class Options(string[] arguments)
{
    public int People { get; } = Number(arguments, "--people", 1_000_000);

    public int SmallPeople { get; } = Number(arguments, "--small", 10_000);

    public int Transferred { get; } = Number(arguments, "--transferred", 50_000);

    public int Rounds { get; } = Number(arguments, "--rounds", 5);

    public int Slice { get; } = Number(arguments, "--slice", 2);

    public int WarmUp { get; } = Number(arguments, "--warm-up", 30_000);

    /// <summary>Whether the results are to be kept beside this program, not only printed.</summary>
    public bool Write { get; } = arguments.Contains("--write");

    public bool Has(string part) => Text(arguments, "--parts") is not { } parts || parts.Split(',').Contains(part);

    public IReadOnlyList<Operation> Operations { get; } = Text(arguments, "--only") is { } keys
        ? [.. Operation.All.Where(operation => keys.Split(',').Contains(operation.Key))]
        : Operation.All;

    private static int Number(string[] arguments, string name, int otherwise)
        => Text(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Text(string[] arguments, string name)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 ? null : arguments[at + 1];
    }
}
