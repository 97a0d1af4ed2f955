using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Identities.Bench;

/// <summary>The whole benchmark: loads the people, records the operations, measures the service beside its peers, and reports.</summary>
/// <param name="folder">Where the service and the peers are published, and files may be left.</param>
/// <param name="connectionString">An empty database, as its owner.</param>
/// <param name="pgbench">The program of that name.</param>
/// <param name="results">Where results are written to, when that is asked for.</param>
/// <param name="options">What was asked for.</param>
internal sealed class Benchmark(string folder, string connectionString, string pgbench, string results, Options options)
{
    private const int ServicePort = 6208;
    private const int BarePort = 6209;
    private const int EntityFrameworkPort = 6210;
    private const int SmallServicePort = 6211;
    private const int StartUps = 7;

    // Of a process's work.
    private const double CompilingWhenWarm = 0.02;

    private static readonly int[] Connections = [1, 8, 32];
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(60);

    private readonly string service = Path.Combine(folder, "service", "Identities.dll");
    private readonly string peers = Path.Combine(folder, "peers", "Identities.Bench.Peers.dll");
    private readonly string recordings = Path.Combine(folder, "recordings.json");
    private readonly string smallConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Database = "small" }.ConnectionString;
    private readonly Report report = new();

    private TimeSpan Slice => TimeSpan.FromSeconds(options.Slice);

    public async Task Run()
    {
        await Prepare();
        var postmaster = await Postmaster();

        if (options.Has("start"))
        {
            await MeasureStart();
        }

        var recorded = await Record();

        if (options.Has("operations"))
        {
            await MeasureOperations(postmaster, recorded);
        }

        if (options.Has("chart"))
        {
            await MeasureLatency();
        }

        if (options.Has("growth"))
        {
            await MeasureGrowth(postmaster);
        }

        if (options.Has("lists"))
        {
            await using var server = await Server.Service(service, connectionString, ServicePort);
            report.Lists(await Lists.Measure(server, options.People));
        }

        if (options.Has("transfers"))
        {
            await using var server = await Server.Service(service, smallConnectionString, ServicePort);
            report.Transfers(await Transfers.Measure(server, smallConnectionString, options.Transferred));
        }

        report.Finish();

        if (options.Write)
        {
            report.WriteTo(results);
        }
    }

    private async Task Prepare()
    {
        await Execute(connectionString, "create database small");

        foreach (var (to, people) in new[] { (connectionString, options.People), (smallConnectionString, options.SmallPeople) })
        {
            await Server.Command(service, to, "migrate");
            // The first start makes the administrator: it is none of those measured.
            await Server.StartUp(service, to, ServicePort);
            var started = Stopwatch.GetTimestamp();
            await People.Load(to, people);
            report.Loaded(people, Stopwatch.GetElapsedTime(started));
            await People.Warm(to);
        }
    }

    private async Task MeasureStart()
    {
        var taken = new List<double>();

        for (var start = 0; start < StartUps; start++)
        {
            taken.Add((await Server.StartUp(service, connectionString, ServicePort)).TotalSeconds);
        }

        taken.Sort();
        report.StartUp(taken[0], taken[StartUps / 2], taken[^1]);
    }

    /// <summary>What each operation says to PostgreSQL once it has settled.</summary>
    private async Task<IReadOnlyList<Recording>> Record()
    {
        const int Settled = 20;

        await using var recorder = new Recorder(new NpgsqlConnectionStringBuilder(connectionString).Port);
        // One connection, so that its statements are prepared when they are recorded.
        var through = new NpgsqlConnectionStringBuilder(connectionString) { Port = recorder.Port, MaxPoolSize = 1, SslMode = SslMode.Disable };
        await using var server = await Server.Service(service, through.ConnectionString, ServicePort);
        var recorded = new List<Recording>();

        foreach (var operation in options.Operations)
        {
            for (var request = 1; request <= Settled; request++)
            {
                Send(Recording.Request + request);
            }

            recorded.Add(RecordAlone(recorder, operation.Key, Send));
            report.Trips(operation, recorded[^1]);

            void Send(int request)
                => Load.Once(server.Port, operation.Bytes(operation.Path(Recording.Person), server.Token, Recording.Person, request));
        }

        Recording.Write(recordings, recorded);
        return recorded;
    }

    // The service asks something now and then beside the requests: a recording is good when the one before it says the same.
    private static Recording RecordAlone(Recorder recorder, string name, Action<int> send)
    {
        for (var other = Recording.Request - 1; ; other--)
        {
            var before = recorder.Record(() => send(other));
            var trips = recorder.Record(() => send(Recording.Request));

            if (Words(before).SequenceEqual(Words(trips)))
            {
                return new Recording(name, trips);
            }
        }

        static IEnumerable<string> Words(IEnumerable<IReadOnlyList<RecordedStatement>> trips) => trips.SelectMany(trip => trip.Select(statement => statement.Sql).Append("sync"));
    }

    private async Task MeasureOperations(int postmaster, IReadOnlyList<Recording> recorded)
    {
        await using var server = await Server.Service(service, connectionString, ServicePort);
        await using var bare = await Server.Peer(peers, connectionString, BarePort, "bare", recordings);
        await using var entityFramework = await Server.Peer(peers, connectionString, EntityFrameworkPort, "entity-framework");
        var alone = new Pgbench(pgbench, connectionString);

        foreach (var operation in options.Operations)
        {
            await Vacuum(connectionString);
            var script = Pgbench.WriteScript(recorded.Single(recording => recording.Name == operation.Key), options.People, folder);
            var targets = new List<(string Name, Func<int, Measurement> Measure)>();
            Add("service", server, operation.Path);
            Add("bare", bare, null);

            if (operation.EntityFrameworkPath is { } path)
            {
                Add("EF Core", entityFramework, path);
            }

            targets.Add(("pgbench", connections => alone.Run(script, connections, options.Slice, postmaster)));

            foreach (var connections in Connections)
            {
                report.Operation(operation, connections, Interleaved(targets, connections));
            }

            void Add(string name, Server target, Func<int, string>? path)
            {
                var load = LoadOf(operation, target, path ?? (_ => ""), isBare: path is null);
                WarmUp(target, load);
                targets.Add((name, connections => Measurement.Of(target, postmaster, () => load.Run(connections, Slice))));
            }
        }

        report.Memory(server.Memory());
    }

    private async Task MeasureGrowth(int postmaster)
    {
        await using var large = await Server.Service(service, connectionString, ServicePort);
        await using var small = await Server.Service(service, smallConnectionString, SmallServicePort);

        foreach (var operation in options.Operations)
        {
            await Vacuum(connectionString);
            await Vacuum(smallConnectionString);
            var path = operation.GrowthPath ?? operation.Path;
            var loads = new List<(string Name, Func<int, Measurement> Measure)>();

            foreach (var (name, server, people) in new[] { ("small", small, options.SmallPeople), ("large", large, options.People) })
            {
                var load = LoadOf(operation, server, path, people: people);
                WarmUp(server, load);
                loads.Add((name, connections => Measurement.Of(server, postmaster, () => load.Run(connections, Slice))));
            }

            report.Growth(operation, Interleaved(loads, 8));
        }
    }

    private async Task MeasureLatency()
    {
        var operation = Operation.All[0];
        await using var server = await Server.Service(service, connectionString, ServicePort);
        await using var bare = await Server.Peer(peers, connectionString, BarePort, "bare", recordings);
        await using var entityFramework = await Server.Peer(peers, connectionString, EntityFrameworkPort, "entity-framework");

        (string Name, Server Server, Load Load)[] targets =
        [
            ("Identities", server, LoadOf(operation, server, operation.Path)),
            ("bare Npgsql", bare, LoadOf(operation, bare, _ => "", isBare: true)),
            ("EF Core", entityFramework, LoadOf(operation, entityFramework, operation.EntityFrameworkPath!)),
        ];

        foreach (var (_, target, load) in targets)
        {
            WarmUp(target, load);
        }

        foreach (var connections in new[] { 1, 2, 4, 8, 16, 32, 64 })
        {
            foreach (var (name, _, load) in targets)
            {
                report.Latency(name, connections, load.Run(connections, Slice * 2));
            }
        }
    }

    // The runtime compiles anew what has become hot, beside the requests: for an operation whose code is long that goes on behind the last
    // of them, and is no part of what a request costs.
    private void WarmUp(Server server, Load load)
    {
        var started = Stopwatch.GetTimestamp();
        load.Run(8, WarmUpLimit, options.WarmUp);

        double compiling;

        do
        {
            var (worked, compiled) = (server.ProcessorTime(), server.Runtime().Compiled);
            load.Run(8, Slice);
            compiling = (server.Runtime().Compiled - compiled).TotalSeconds / (server.ProcessorTime() - worked);
        }
        while (compiling > CompilingWhenWarm && Stopwatch.GetElapsedTime(started) < 2 * WarmUpLimit);
    }

    private Dictionary<string, Measurement> Interleaved(IReadOnlyList<(string Name, Func<int, Measurement> Measure)> targets, int connections)
    {
        var slices = targets.ToDictionary(target => target.Name, _ => new List<Measurement>());

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (name, measure) in targets)
            {
                slices[name].Add(measure(connections));
            }
        }

        return slices.ToDictionary(target => target.Key, target => Measurement.Median(target.Value));
    }

    private Load LoadOf(Operation operation, Server server, Func<int, string> path, bool isBare = false, int? people = null) => new(server.Port, random =>
    {
        var person = random.Next(1, (people ?? options.People) + 1);

        // Patches would take the rare word from them, and among few people sooner than among many.
        if (People.IsRare(person))
        {
            person++;
        }

        var request = random.Next(Recording.Request + 1, 1_000_000_000);
        var target = isBare ? string.Create(CultureInfo.InvariantCulture, $"/{operation.Key}/{person}/{request}") : path(person);
        return operation.Bytes(target, server.Token, person, request);
    });

    private async Task<int> Postmaster()
    {
        await using var store = new NpgsqlConnection(connectionString);
        await store.OpenAsync();
        return ProcessTimes.Of(store.ProcessID).Parent;
    }

    // What autovacuum does by itself when one person in fifty has changed, or one text in twenty: lists skip pages by an index alone where it
    // has been.
    private static Task Vacuum(string to) => Execute(to, "vacuum people, person_search");

    private static async Task Execute(string to, string sql)
    {
        await using var store = new NpgsqlConnection(to);
        await store.OpenAsync();
#pragma warning disable CA2100 // The benchmark writes its SQL itself.
        await using var command = new NpgsqlCommand(sql, store) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
