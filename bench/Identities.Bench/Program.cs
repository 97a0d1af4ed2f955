using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Identities.Bench;
using Npgsql;

var program = args[0];
var connectionString = args[1];
var people = Option("--people", 100_000);
var seconds = Option("--seconds", 5);

const int Clients = 16;
const int StartUps = 5;
const int CountedRequests = 200;

await Service.Migrate(program, connectionString);

if (args.Contains("--transfers"))
{
    await Transfers.Run(program, connectionString, Option("--people", 50_000));
    return;
}

if (args.Contains("--lists"))
{
    await Lists.Run(program, connectionString, Option("--people", 1_000_000));
    return;
}

// The first start makes the administrator: it is not one of those measured.
await using (await Service.Start(program, connectionString))
{
}

var startUps = new List<double>();

for (var start = 0; start < StartUps; start++)
{
    await using var started = await Service.Start(program, connectionString);
    startUps.Add(started.StartUp.TotalSeconds);
}

startUps.Sort();
Console.WriteLine($"start-up, to the first answer through the database: {startUps[0]:0.00} s to {startUps[^1]:0.00} s, median {startUps[StartUps / 2]:0.00} s");

await using var store = NpgsqlDataSource.Create(connectionString);
var tagId = Guid.CreateVersion7();
await Fill(people);

await using (var trips = new RoundTrips("127.0.0.1", new NpgsqlConnectionStringBuilder(connectionString).Port))
{
    var counted = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = trips.Port }.ConnectionString;
    await using var service = await Service.Start(program, counted);
    await service.LogIn();
    var operations = await Operations(1000);

    foreach (var operation in operations)
    {
        await operation.Send(service.Client, 0);

        // What the service does each second beside the requests is counted too, and subtracted.
        var idle = await Idle(trips);
        var before = trips.Count;
        var started = Stopwatch.GetTimestamp();

        for (var request = 1; request <= CountedRequests; request++)
        {
            await operation.Send(service.Client, request);
        }

        var own = trips.Count - before - (idle * Stopwatch.GetElapsedTime(started).TotalSeconds);
        Console.WriteLine($"round trips per request, {operation.Name}: {own / CountedRequests:0.0}");
    }
}

await using (var service = await Service.Start(program, connectionString))
{
    await service.LogIn();
    var operations = await Operations(10_000);

    foreach (var operation in operations)
    {
        await Load(service, operation, 1);
        var (rate, p50, p99, own, database) = await Load(service, operation, seconds);
        Console.WriteLine(
            $"{operation.Name}: {rate:0} requests/s with {Clients} clients, p50 {p50:0.0} ms, p99 {p99:0.0} ms; processor per request: service {own:0} us, PostgreSQL {database:0} us");
    }

    var (now, peak) = service.Memory();
    Console.WriteLine($"resident memory after that load: {now} MiB, at its peak {peak} MiB; people in the store: {people}");
}

return;

int Option(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}

async Task Fill(int count)
{
    const int Batch = 5000;

    await using var tag = store.CreateCommand("insert into tags (tag_id, tag_name, created_at, updated_at) values ($1, 'Benchmark', now(), now())");
    tag.Parameters.AddWithValue(tagId);
    await tag.ExecuteNonQueryAsync();

    for (var filled = 0; filled < count; filled += Batch)
    {
        await using var fill = store.CreateCommand("""
            with made as (
                insert into people (person_id)
                select gen_random_uuid() from generate_series(1, $1)
                returning person_id, person_number
            ),
            named as (
                insert into aliases (person_id, person_alias_id, position, first_name, last_name)
                select person_id, gen_random_uuid(), 1, 'Jane', 'Doe ' || person_number from made
            ),
            housed as (
                insert into addresses (person_id, person_address_id, position, is_primary, street, city, country)
                select person_id, gen_random_uuid(), 1, true, 'Main Street ' || person_number, 'Springfield', 'Norway' from made
            ),
            noted as (
                insert into notes (person_id, note_id, position, summary, body, created_at)
                select person_id, gen_random_uuid(), 1, 'Met', repeat('x', 200), now() from made
            ),
            tagged as (
                insert into person_tags (person_id, person_tag_id, tag_id, position, created)
                select person_id, gen_random_uuid(), $2, 1, now() from made where person_number % 100 = 0
            )
            insert into entity_fields (person_id, entity_field_id, position, name, string_value)
            select person_id, gen_random_uuid(), 1, 'CustomerKey', person_number::text from made
            """);
        fill.CommandTimeout = 120;
        fill.Parameters.AddWithValue(Math.Min(Batch, count - filled));
        fill.Parameters.AddWithValue(tagId);
        await fill.ExecuteNonQueryAsync();
    }

    await using var analyze = store.CreateCommand("analyze;");
    analyze.CommandTimeout = 120;
    await analyze.ExecuteNonQueryAsync();
}

async Task<Operation[]> Operations(int sample)
{
    var ids = new List<string>();
    var keys = new List<string>();
    var numbers = new List<int>();
    await using var some = store.CreateCommand("""
        select person_id, string_value, person_number
        from   entity_fields
        join   people using (person_id)
        where  name = 'CustomerKey'
        order by person_id
        limit  $1
        """);
    some.Parameters.AddWithValue(sample);
    await using var rows = await some.ExecuteReaderAsync();

    while (await rows.ReadAsync())
    {
        ids.Add(rows.GetGuid(0).ToString());
        keys.Add(rows.GetString(1));
        numbers.Add(rows.GetInt32(2));
    }

    string Person(int request) => ids[request % ids.Count];

    return
    [
        new("GET person", HttpMethod.Get, request => ($"/api/v1/people/{Person(request)}", null)),
        new("GET aliases", HttpMethod.Get, request => ($"/api/v1/people/{Person(request)}/aliases", null)),
        new("GET people by a field's text", HttpMethod.Get, request => ($"/api/v1/people?entityFieldName=CustomerKey&entityFieldStringValue={keys[request % keys.Count]}", null)),
        new("GET people by a tag, 10 of them", HttpMethod.Get, _ => ($"/api/v1/people?tagId={tagId}&limit=10", null)),
        new("PUT alias", HttpMethod.Put, request => ($"/api/v1/people/{Person(request)}/aliases", $$"""{"personAliasId":"{{Id(Person(request))}}","firstName":"Janet {{request}}"}""")),
        new("PUT custom field", HttpMethod.Put, request => ($"/api/v1/people/{Person(request)}/entityFields", $$"""{"name":"Score","numberValue":{{request}}}""")),
        new("PUT tag", HttpMethod.Put, request => ($"/api/v1/people/{Person(request)}/tags", $$"""{"tagId":"{{tagId}}"}""")),
        new("POST person", HttpMethod.Post, request => ("/api/v1/people", $$"""{"aliases":[{"firstName":"Jane","lastName":"Doe {{request}}"}]}""")),
        new("PATCH person", HttpMethod.Patch, request => ($"/api/v1/people/{Person(request)}", $$"""[{"op":"replace","path":"/aliases/0/title","value":"Dr. {{request}}"}]""")),
        new("SuperOffice GET person", HttpMethod.Get, request => ($"/api/v1/Person/{numbers[request % numbers.Count]}", null)),
        new("SuperOffice PATCH person", HttpMethod.Patch, request => ($"/api/v1/Person/{numbers[request % numbers.Count]}", $$"""[{"op":"replace","path":"Title","value":"Title {{request}}"}]""")),
    ];
}

// An id that belongs to one person and looks like no other.
static string Id(string personId) => string.Concat("bbbbbbbb", personId.AsSpan(8));

static async Task<double> Idle(RoundTrips trips)
{
    var before = trips.Count;
    await Task.Delay(TimeSpan.FromSeconds(2));
    return (trips.Count - before) / 2.0;
}

static async Task<(double Rate, double P50, double P99, double OwnTime, double DatabaseTime)> Load(Service service, Operation operation, int seconds)
{
    var latencies = new List<double>[Clients];
    var next = 0;
    var (own, database) = (Service.ProcessorTime(service.ProcessId), DatabaseTime());
    var started = Stopwatch.GetTimestamp();

    await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
    {
        var taken = latencies[client] = [];

        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
        {
            var sent = Stopwatch.GetTimestamp();
            await operation.Send(service.Client, Interlocked.Increment(ref next));
            taken.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    })));

    var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
    var all = latencies.SelectMany(taken => taken).Order().ToArray();

    return (
        all.Length / elapsed,
        all[all.Length / 2],
        all[all.Length * 99 / 100],
        (Service.ProcessorTime(service.ProcessId) - own) * 1e6 / all.Length,
        (DatabaseTime() - database) * 1e6 / all.Length);
}

// Connections are pooled, so the processes that serve them live through a measurement.
static double DatabaseTime() => Directory.GetDirectories("/proc")
    .Where(folder => int.TryParse(Path.GetFileName(folder), out _) && IsPostgres(folder))
    .Sum(folder => Service.ProcessorTime(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)));

static bool IsPostgres(string folder)
{
    try
    {
        return File.ReadAllText(Path.Combine(folder, "comm")).TrimEnd() == "postgres";
    }
    catch (IOException)
    {
        return false;
    }
}

/// <summary>One kind of request, numbered so that no two need be alike.</summary>
internal sealed record Operation(string Name, HttpMethod Method, Func<int, (string Path, string? Body)> Make)
{
    public async Task Send(HttpClient client, int request)
    {
        var (path, body) = Make(request);
        using var message = new HttpRequestMessage(Method, new Uri(path, UriKind.Relative));

        if (body is not null)
        {
            message.Content = new StringContent(body, Encoding.UTF8);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(Method == HttpMethod.Patch ? "application/json-patch+json" : "application/json");
        }

        using var answer = await client.SendAsync(message);
        await answer.Content.ReadAsByteArrayAsync();

        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{Name} answered {(int)answer.StatusCode}.");
        }
    }
}
