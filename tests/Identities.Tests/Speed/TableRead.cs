using System.Text.Json.Nodes;

namespace Identities.Tests.Speed;

/// <summary>What one node of a plan has read of a table: PostgreSQL tells each as it was executed.</summary>
/// <param name="Table">The table; of a node that knows the index only, the index.</param>
/// <param name="IsWhole">Whether the table was read from end to end.</param>
/// <param name="Rows">How many rows it looked at, or entries of an index.</param>
/// <param name="By">How, and for which statement.</param>
internal sealed record TableRead(string Table, bool IsWhole, long Rows, string By)
{
    /// <summary>The reads of the plan that a notice tells; none when it tells something else.</summary>
    public static IEnumerable<TableRead> In(string notice)
    {
        var start = notice.IndexOf("plan:", StringComparison.Ordinal);

        return start >= 0 && JsonNode.Parse(notice[(start + "plan:".Length)..]) is { } told
            ? Nodes(told["Plan"]!).Select(node => Of(node, (string)told["Query Text"]!)).OfType<TableRead>()
            : [];
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
        => [node, .. (node["Plans"]?.AsArray() ?? []).SelectMany(below => Nodes(below!))];

    private static TableRead? Of(JsonNode node, string statement)
    {
        var kind = (string)node["Node Type"]!;
        var index = (string?)node["Index Name"];
        var rows = (Value("Actual Rows") + Value("Rows Removed by Filter") + Value("Rows Removed by Index Recheck")) * Value("Actual Loops");

        return kind.EndsWith("Scan", StringComparison.Ordinal) && Value("Actual Loops") > 0 && ((string?)node["Relation Name"] ?? index) is { } table
            ? new TableRead(table, IsWhole: kind == "Seq Scan", (long)Math.Ceiling(rows), $"{kind} {index} for {statement}")
            : null;

        double Value(string member) => (double?)node[member] ?? 0;
    }
}
