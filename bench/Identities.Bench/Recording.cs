using System.Text.Json;

namespace Identities.Bench;

/// <summary>What the service said to PostgreSQL for one request: round trips of statements, with their parameters.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Trips">The round trips in order.</param>
internal sealed record Recording(string Name, IReadOnlyList<IReadOnlyList<RecordedStatement>> Trips)
{
    /// <summary>Whose request was recorded. Every id of theirs ends in this number, in twelve decimal digits.</summary>
    public const int Person = 7777;

    /// <summary>Which request was recorded: a number of nine digits that stands in every text it writes.</summary>
    public const int Request = 900_000_001;

    /// <summary>A person's number as ids end in it.</summary>
    public static string DigitsOf(int person) => person.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);

    public static void Write(string file, IReadOnlyList<Recording> recordings) => File.WriteAllText(file, JsonSerializer.Serialize(recordings));

    public static IReadOnlyList<Recording> Read(string file) => JsonSerializer.Deserialize<IReadOnlyList<Recording>>(File.ReadAllText(file))!;
}

/// <summary>One statement as it went over the wire.</summary>
/// <param name="Sql">Its text, with parameters as <c>$1</c>.</param>
/// <param name="Parameters">What stood in for them.</param>
internal sealed record RecordedStatement(string Sql, IReadOnlyList<RecordedParameter> Parameters);

/// <summary>One parameter as it went over the wire.</summary>
/// <param name="Type">The number that PostgreSQL gives its type.</param>
/// <param name="Value">Its bytes, in PostgreSQL's binary format unless the type is a text; null for null.</param>
internal sealed record RecordedParameter(uint Type, byte[]? Value);
