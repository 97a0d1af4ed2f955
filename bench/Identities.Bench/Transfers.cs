using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Identities.Bench;

/// <summary>
/// Whole people in and out: an import beside the same rows by plain binary COPY into the same indexed tables, in turns, and an export of
/// all of them. Everybody has 15 rows below.
/// </summary>
internal static class Transfers
{
    private const int Rounds = 5;
    private const int PeopleInTransaction = 1000;

    private static readonly Guid[] TagIds = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private static readonly DateTime Created = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public static async Task<IReadOnlyList<string>> Measure(Server server, string connectionString, int people)
    {
        var said = new List<string>();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}"), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);

        await using (var store = NpgsqlDataSource.Create(connectionString))
        {
            foreach (var tagId in TagIds)
            {
                await using var tag = store.CreateCommand("insert into tags (tag_id, tag_name, created_at, updated_at) values ($1, $1::text, now(), now())");
                tag.Parameters.AddWithValue(tagId);
                await tag.ExecuteNonQueryAsync();
            }
        }

        var made = 0;
        var each = people / Rounds;
        var file = Path.GetTempFileName();

        try
        {
            // Once for nothing: what is compiled, and planned, at its first use.
            await Copied(connectionString, "replica", NextPeople(500));
            await Copied(connectionString, "origin", NextPeople(500));
            WriteLines(file, NextPeople(3000));
            await Imported(client, file);

            var (bare, checkedRows, imported, again) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            var (copying, checking, importing, receiving) = (0.0, 0.0, 0.0, 0.0);
            await using var watch = NpgsqlDataSource.Create(connectionString);

            for (var round = 0; round < Rounds; round++)
            {
                var (seconds, processor) = await Copied(connectionString, "replica", NextPeople(each));
                bare.Add(each / seconds);
                copying += processor;
                (seconds, processor) = await Copied(connectionString, "origin", NextPeople(each));
                checkedRows.Add(each / seconds);
                checking += processor;
                WriteLines(file, NextPeople(each));
                var before = (Service: server.ProcessorTime(), Database: await ProcessorOfBackends(watch));
                imported.Add(each / await Imported(client, file));
                receiving += server.ProcessorTime() - before.Service;
                importing += await ProcessorOfBackends(watch) - before.Database;
                again.Add(each / await Imported(client, file));
            }

            said.Add(Rates("plain binary COPY, no triggers, no foreign keys", bare));
            said.Add(Rates("plain binary COPY, with the foreign keys", checkedRows));
            said.Add(Rates("import", imported));
            said.Add(Rates("import of the same file again", again));
            said.Add(string.Create(
                CultureInfo.InvariantCulture, $"import / COPY: {Ratio(imported, bare):0.00}, with the foreign keys {Ratio(imported, checkedRows):0.00}"));
            var all = Rounds * each / 1e6;
            said.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"processor of PostgreSQL per person: COPY {copying / all:0} us, with the foreign keys {checking / all:0} us, import {importing / all:0} us; of the service {receiving / all:0} us"));

            await using (var store = NpgsqlDataSource.Create(connectionString))
            {
                await using var analyze = store.CreateCommand("vacuum analyze");
                analyze.CommandTimeout = 0;
                await analyze.ExecuteNonQueryAsync();
            }

            for (var round = 0; round < 3; round++)
            {
                var before = server.ProcessorTime();
                var (lines, bytes, seconds) = await Exported(client);
                said.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"export: {lines / seconds:0} people/s, {bytes / seconds / 1024 / 1024:0} MiB/s, {lines} people; processor of the service per person: {(server.ProcessorTime() - before) / lines * 1e6:0} us"));
            }

            var (now, peak) = server.Memory();
            Console.WriteLine($"resident memory of the service: {now} MiB, at its peak {peak} MiB");
        }
        finally
        {
            File.Delete(file);
        }

        return said;

        (int First, int Count) NextPeople(int count)
        {
            var next = (made, count);
            made += count;
            return next;
        }
    }

    private static string Rates(string what, List<double> rates) => string.Create(
        CultureInfo.InvariantCulture, $"{what}: {Median(rates):0} people/s ({rates.Min():0} to {rates.Max():0})");

    private static double Ratio(List<double> one, List<double> other) => Median([.. one.Zip(other, (first, second) => first / second)]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>What PostgreSQL has worked for the service so far, in seconds; 0 when it runs on another machine.</summary>
    private static async Task<double> ProcessorOfBackends(NpgsqlDataSource store)
    {
        await using var backends = store.CreateCommand(
            "select pid from pg_stat_activity where datname = current_database() and application_name = 'identities'");
        await using var rows = await backends.ExecuteReaderAsync();
        var sum = 0.0;

        while (await rows.ReadAsync())
        {
            sum += ProcessTimes.Of(rows.GetInt32(0)).Own;
        }

        return sum;
    }

    private static async Task<double> Imported(HttpClient client, string file)
    {
        await using var lines = File.OpenRead(file);
        using var body = new StreamContent(lines);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/people/import", UriKind.Relative)) { Content = body };
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var outcomes = await answer.Content.ReadAsStringAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        if (answer.StatusCode != HttpStatusCode.OK || outcomes.Contains("\"failed\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The import answered {(int)answer.StatusCode}: {outcomes[..Math.Min(outcomes.Length, 1000)]}");
        }

        return seconds;
    }

    private static async Task<(long Lines, long Bytes, double Seconds)> Exported(HttpClient client)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri("/api/v1/people/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[128 * 1024];
        var (lines, bytes) = (0L, 0L);

        while (await body.ReadAsync(buffer) is > 0 and var read)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            bytes += read;
        }

        return (lines, bytes, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    // Fifteen rows below everybody: 2 names, 2 addresses, 4 custom fields, 3 tags, 2 notes, 2 identifiers.
    private static string FirstName(int n) => "Jane " + (n * 7919 % 9973);

    private static string LastName(int n) => "Doe-" + ((long)n * 104_729 % 99_991);

    private static string Text(int n) => $"A text of the usual length that says something about number {n} and then ends";

    private static void WriteLines(string file, (int First, int Count) people)
    {
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream);

        for (var n = people.First; n < people.First + people.Count; n++)
        {
            json.WriteStartObject();
            json.WriteString("personId", Guid.CreateVersion7());
            json.WriteStartArray("aliases");

            for (var item = 0; item < 2; item++)
            {
                json.WriteStartObject();
                json.WriteString("personAliasId", Guid.CreateVersion7());
                json.WriteString("firstName", FirstName(n + item));
                json.WriteString("lastName", LastName(n + item));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("addresses");

            for (var item = 0; item < 2; item++)
            {
                json.WriteStartObject();
                json.WriteString("personAddressId", Guid.CreateVersion7());
                json.WriteString("street", "Main Street " + n);
                json.WriteString("city", "Springfield");
                json.WriteString("postalCode", "12345");
                json.WriteString("country", "Norway");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("entityFields");

            for (var item = 0; item < 4; item++)
            {
                json.WriteStartObject();
                json.WriteString("entityFieldId", Guid.CreateVersion7());
                json.WriteString("name", "Field " + item);
                json.WriteString("stringValue", "value " + n);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("tags");

            foreach (var tagId in TagIds)
            {
                json.WriteStartObject();
                json.WriteString("tagId", tagId);
                json.WriteString("created", Created);
                json.WriteNull("expires");
                json.WriteString("personTagId", Guid.CreateVersion7());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");

            for (var item = 0; item < 2; item++)
            {
                json.WriteStartObject();
                json.WriteString("noteId", Guid.CreateVersion7());
                json.WriteString("summary", "Called");
                json.WriteString("body", Text(n));
                json.WriteString("author", "Jane");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("clientIdentifiers");

            for (var item = 0; item < 2; item++)
            {
                json.WriteStartObject();
                json.WriteString("domain", "system" + item + ".example.com");
                json.WriteString("token", "C-" + n);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            stream.Write("\n"u8);
            json.Reset();
        }
    }

    /// <summary>The same rows by nothing but COPY, which is told the derived columns instead of working them out.</summary>
    private static async Task<(double Seconds, double Processor)> Copied(string connectionString, string role, (int First, int Count) people)
    {
        await using var store = new NpgsqlConnection(connectionString);
        await store.OpenAsync();

        // With the role of a replica no trigger runs, and with the setting of an import only the foreign keys' do.
#pragma warning disable CA2100 // The benchmark writes its SQL itself.
        await using (var setting = new NpgsqlCommand($"set session_replication_role = {role}; set identities.import = 'on'", store))
#pragma warning restore CA2100
        {
            await setting.ExecuteNonQueryAsync();
        }

        var worked = ProcessTimes.Of(store.ProcessID).Own;
        var started = Stopwatch.GetTimestamp();

        for (var first = people.First; first < people.First + people.Count; first += PeopleInTransaction)
        {
            var ids = Enumerable.Range(first, Math.Min(PeopleInTransaction, people.First + people.Count - first))
                .Select(n => (N: n, PersonId: Guid.CreateVersion7())).ToArray();
            await using var transaction = await store.BeginTransactionAsync();

            await Table("copy people (person_id, created_at, updated_at) from stdin (format binary)", 1, async (rows, _, _) =>
            {
                await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz);
                await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz);
            });

            await Table("copy aliases (person_id, person_alias_id, position, first_name, last_name) from stdin (format binary)", 2, async (rows, n, item) =>
            {
                await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await rows.WriteAsync(item + 1, NpgsqlDbType.Integer);
                await rows.WriteAsync(FirstName(n + item), NpgsqlDbType.Text);
                await rows.WriteAsync(LastName(n + item), NpgsqlDbType.Text);
            });

            const string Addresses = "copy addresses (person_id, person_address_id, position, is_primary, street, city, postal_code, country, country_code) from stdin (format binary)";
            await Table(Addresses, 2, async (rows, n, item) =>
            {
                await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await rows.WriteAsync(item + 1, NpgsqlDbType.Integer);
                await rows.WriteAsync(item == 0, NpgsqlDbType.Boolean);
                await rows.WriteAsync("Main Street " + n, NpgsqlDbType.Text);
                await rows.WriteAsync("Springfield", NpgsqlDbType.Text);
                await rows.WriteAsync("12345", NpgsqlDbType.Text);
                await rows.WriteAsync("Norway", NpgsqlDbType.Text);
                await rows.WriteAsync("NO", NpgsqlDbType.Text);
            });

            await Table("copy entity_fields (person_id, entity_field_id, position, name, string_value) from stdin (format binary)", 4, async (rows, n, item) =>
            {
                await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await rows.WriteAsync(item + 1, NpgsqlDbType.Integer);
                await rows.WriteAsync("Field " + item, NpgsqlDbType.Text);
                await rows.WriteAsync("value " + n, NpgsqlDbType.Text);
            });

            await Table("copy person_tags (person_id, person_tag_id, position, tag_id, created) from stdin (format binary)", 3, async (rows, _, item) =>
            {
                await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await rows.WriteAsync(item + 1, NpgsqlDbType.Integer);
                await rows.WriteAsync(TagIds[item], NpgsqlDbType.Uuid);
                await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz);
            });

            await Table("copy notes (person_id, note_id, position, summary, body, author, created_at) from stdin (format binary)", 2, async (rows, n, item) =>
            {
                await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await rows.WriteAsync(item + 1, NpgsqlDbType.Integer);
                await rows.WriteAsync("Called", NpgsqlDbType.Text);
                await rows.WriteAsync(Text(n), NpgsqlDbType.Text);
                await rows.WriteAsync("Jane", NpgsqlDbType.Text);
                await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz);
            });

            await Table("copy client_identifiers (person_id, client_identifier_id, position, domain, token) from stdin (format binary)", 2, async (rows, n, item) =>
            {
                await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                await rows.WriteAsync(item + 1, NpgsqlDbType.Integer);
                await rows.WriteAsync("system" + item + ".example.com", NpgsqlDbType.Text);
                await rows.WriteAsync("C-" + n, NpgsqlDbType.Text);
            });

            await Table("copy person_search (person_id, document, sort_name, created_at) from stdin (format binary)", 1, async (rows, n, _) =>
            {
                var name = new StringBuilder().Append(' ').Append(FirstName(n)).Append(' ').Append(LastName(n)).ToString().ToLowerInvariant();
                await rows.WriteAsync(name + name.Replace('-', ' '), NpgsqlDbType.Text);
                await rows.WriteAsync(LastName(n).ToLowerInvariant(), NpgsqlDbType.Text);
                await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz);
            });

            await transaction.CommitAsync();

            async Task Table(string copy, int each, Func<NpgsqlBinaryImporter, int, int, Task> write)
            {
                await using var rows = await store.BeginBinaryImportAsync(copy);
                rows.Timeout = TimeSpan.Zero;

                foreach (var (n, personId) in ids)
                {
                    for (var item = 0; item < each; item++)
                    {
                        await rows.StartRowAsync();
                        await rows.WriteAsync(personId, NpgsqlDbType.Uuid);
                        await write(rows, n, item);
                    }
                }

                await rows.CompleteAsync();
            }
        }

        return (Stopwatch.GetElapsedTime(started).TotalSeconds, ProcessTimes.Of(store.ProcessID).Own - worked);
    }
}
