namespace Identities.Bench;

/// <summary>What a slice of load cost, per request.</summary>
/// <param name="Rate">Requests per second.</param>
/// <param name="P50">Median latency, in milliseconds; not known of pgbench.</param>
/// <param name="P99">99th percentile of latency, in milliseconds; not known of pgbench.</param>
/// <param name="Own">Processor time of the server per request, in microseconds.</param>
/// <param name="Database">Processor time of PostgreSQL per request, in microseconds.</param>
/// <param name="Allocated">Bytes that the server allocated per request.</param>
internal sealed record Measurement(double Rate, double P50, double P99, double Own, double Database, double Allocated)
{
    /// <summary>Runs a load against a server, and reads what it cost.</summary>
    public static Measurement Of(Server server, int postmaster, Func<Sent> load)
    {
        var (own, database, allocated) = (server.ProcessorTime(), ProcessTimes.OfFamily(postmaster), server.Runtime().Allocated);
        var sent = load();

        return new Measurement(
            sent.Requests / sent.Seconds,
            sent.P50,
            sent.P99,
            (server.ProcessorTime() - own) * 1e6 / sent.Requests,
            (ProcessTimes.OfFamily(postmaster) - database) * 1e6 / sent.Requests,
            (double)(server.Runtime().Allocated - allocated) / sent.Requests);
    }

    /// <summary>Each figure's median.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> slices)
    {
        return new Measurement(
            Of(slice => slice.Rate),
            Of(slice => slice.P50),
            Of(slice => slice.P99),
            Of(slice => slice.Own),
            Of(slice => slice.Database),
            Of(slice => slice.Allocated));

        double Of(Func<Measurement, double> figure) => slices.Select(figure).Order().ElementAt(slices.Count / 2);
    }
}
