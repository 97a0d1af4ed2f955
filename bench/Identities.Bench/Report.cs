using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Identities.Bench;

/// <summary>Results as they come, printed at once and kept as Markdown.</summary>
internal sealed class Report
{
    private const string Mark = "<!-- What stands below is written by script/bench. -->";

    private const string Heading = "\n### ";

    private readonly StringBuilder kept = new();
    private readonly StringBuilder summary = new();
    private readonly StringBuilder trips = new();
    private readonly Dictionary<int, StringBuilder> operations = [];
    private readonly StringBuilder growth = new();
    private readonly Chart chart = new();

    public void Loaded(int people, TimeSpan taken)
        => Summarise($"* {people} people of 15 rows each, and their search documents, loaded by binary COPY into indexed tables in {taken.TotalSeconds:0} s.");

    public void StartUp(double fastest, double median, double slowest) => Summarise(
        $"* From the start of the process to the first answer from the database: median {median:0.00} s ({fastest:0.00} to {slowest:0.00} s).");

    public void Memory((int Now, int Peak) memory)
        => Summarise($"* Resident memory of the service after the load below: {memory.Now} MiB, at its peak {memory.Peak} MiB.");

    public void Trips(Operation operation, Recording recording) => Line(
        trips, $"| {operation.Name} | {recording.Trips.Count} | {recording.Trips.Sum(trip => trip.Count)} |");

    public void Operation(Operation operation, int connections, Dictionary<string, Measurement> targets)
    {
        if (!operations.TryGetValue(connections, out var table))
        {
            operations[connections] = table = new StringBuilder();
        }

        var (service, bare, pgbench) = (targets["service"], targets["bare"], targets["pgbench"]);

        foreach (var (name, measured) in targets)
        {
            var own = name == "pgbench" ? "| | | | " : Text($"| {measured.P50:0.00} / {measured.P99:0.0} | {measured.Own:0} | {measured.Allocated / 1000:0.0} ");
            var ratios = name switch
            {
                "service" => Text($"{service.Own / bare.Own:0.00} | {service.Database / bare.Database:0.00}"),
                "EF Core" => Text($"{measured.Own / service.Own:0.0} × the service | {measured.Database / service.Database:0.0} × the service"),
                "bare" => Text($"1 | {bare.Database / pgbench.Database:0.00} × pgbench"),
                _ => " | ",
            };
            var against = name == "EF Core" ? Text($" (service {service.Rate / measured.Rate:0.0} ×)") : "";
            Line(table, $"| {operation.Name} | {name} | {measured.Rate:0}{against} {own}| {measured.Database:0} | {ratios} |");
        }
    }

    public void Latency(string name, int connections, Sent sent) => chart.Add(name, connections, sent);

    public void Growth(Operation operation, Dictionary<string, Measurement> stores)
    {
        var (small, large) = (stores["small"], stores["large"]);
        Line(
            growth,
            $"| {operation.Name} | {small.Own:0} + {small.Database:0} | {large.Own:0} + {large.Database:0} | {(large.Own + large.Database) / (small.Own + small.Database):0.00} | {small.P50:0.00} | {large.P50:0.00} |");
    }

    public void Lists(IReadOnlyList<MeasuredList> lists)
    {
        Section("Lists as RogerRoger has them, one request after the other, 15 people a page", "| List | `totalItems` | Median / slowest of 25, ms |\n|---|---|---|");

        foreach (var list in lists)
        {
            Line(kept, $"| {list.Name} | {list.TotalItems} | {list.Median:0.0} / {list.Slowest:0.0} |");
        }
    }

    public void Transfers(IReadOnlyList<string> said)
    {
        Section("Import and export, beside COPY of the same rows into the same tables", "");

        foreach (var line in said)
        {
            Line(kept, $"* {line}");
        }
    }

    public void Finish()
    {
        if (growth.Length > 0)
        {
            Section(
                "The large store against the small one, 8 connections",
                "| Operation | Small: µs service + PostgreSQL | Large: µs service + PostgreSQL | Ratio of the sums | Small: p50 ms | Large: p50 ms |\n|---|---|---|---|---|---|");
            kept.Append(growth);
        }

        foreach (var (connections, table) in operations)
        {
            Section(
                connections == 1 ? "One connection" : $"{connections} connections",
                """
                | Operation | Through | Requests/s | p50 / p99, ms | µs of it | KB allocated | µs of PostgreSQL | Its µs to bare | PostgreSQL's µs to bare |
                |---|---|---|---|---|---|---|---|---|
                """);
            kept.Append(table);
        }

        if (trips.Length > 0)
        {
            Section("What an operation says to PostgreSQL", "| Operation | Round trips | Statements |\n|---|---|---|");
            kept.Append(trips);
        }

        Console.WriteLine(kept);
    }

    /// <summary>
    /// Puts the results where README.md keeps them, in place of the sections of the same names; the others stay. Draws the chart beside it.
    /// </summary>
    public void WriteTo(string folder)
    {
        var file = Path.Combine(folder, "README.md");
        var text = File.ReadAllText(file);
        var end = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var measured = SectionsOf(kept.ToString());
        var sections = SectionsOf(text[end..]);
        sections = [.. sections.Select(section => measured.Find(other => TitleOf(other) == TitleOf(section)) ?? section)];
        sections.AddRange(measured.Where(section => sections.TrueForAll(other => TitleOf(other) != TitleOf(section))));
        var facts = FactsOf(summary.ToString());
        var before = FactsOf(text[end..].Split(Heading)[0]).Where(fact => facts.TrueForAll(other => TopicOf(other) != TopicOf(fact)));
        File.WriteAllText(file, $"{text[..end]}\n\n{Machine()}\n\n{string.Join('\n', facts.Concat(before))}\n{string.Concat(sections).TrimEnd()}\n");
        chart.WriteTo(Path.Combine(folder, "latency.svg"));
    }

    private static List<string> FactsOf(string text) => [.. text.Split('\n').Where(line => line.StartsWith("* ", StringComparison.Ordinal))];

    // What a line of the summary is about: what stands before its colon, or how many people it is about.
    private static string TopicOf(string fact) => fact.Contains(':', StringComparison.Ordinal) ? fact.Split(':')[0] : string.Join(' ', fact.Split(' ').Take(3));

    private static List<string> SectionsOf(string text)
        => [.. text.Split(Heading).Skip(1).Select(section => $"{Heading}{section.TrimEnd()}\n")];

    private static string TitleOf(string section) => section[..section.IndexOf('\n', Heading.Length)];

    private static string Machine()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return Text($"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores of {processor}, {memory} GiB, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}. Load generator, service, peers and PostgreSQL share the machine. {HugePages()}");
    }

    // PostgreSQL takes them if there are enough; without them each of its processes has to find the pages of a large store one by one.
    private static string HugePages()
    {
        var inUse = Pages("HugePages_Total:") - Pages("HugePages_Free:") + Pages("HugePages_Rsvd:");

        return inUse > 0 ? "PostgreSQL's memory is in huge pages." : "PostgreSQL's memory is not in huge pages.";

        static int Pages(string name) => File.ReadLines("/proc/meminfo")
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => int.Parse(line[name.Length..], CultureInfo.InvariantCulture))
            .FirstOrDefault();
    }

    private void Section(string title, string head) => kept.Append(CultureInfo.InvariantCulture, $"{Heading}{title}\n\n{head.ReplaceLineEndings("\n")}\n");

    private void Summarise(FormattableString line) => Line(summary, line);

    private static void Line(StringBuilder to, FormattableString line)
    {
        var text = Text(line);
        Console.WriteLine(text);
        to.Append(text).Append('\n');
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
