using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Identities.Verify;

/// <summary>What one caller can do to the others: by a row that is locked, by an answer that is not read, by a database that hangs.</summary>
internal sealed class Isolation(Setting setting, Service service, Postgres postgres)
{
    private const int People = 12;
    private const int Readers = 8;
    private const int Writers = 12;
    private const double LeastKept = 0.9;
    private const int Port = 7301;
    private const string JsonPatch = "application/json-patch+json";
    private const string Lines = "application/x-ndjson";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestUnread = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(10);

    private readonly List<string> people = [];
    private readonly List<string> failures = [];
    private string locked = "";
    private int lockedNumber;
    private string tagId = "";

    public static async Task<Verdict> Run(Setting setting)
    {
        await using var service = await Service.Start(setting, Port);
        var isolation = new Isolation(setting, service, new Postgres(setting));
        await isolation.Fill();

        string[] figures =
        [
            await isolation.LockedPerson(),
            await isolation.LockedTag(),
            await isolation.UnreadExports(),
            await isolation.FrozenDatabase(),
        ];
        return new Verdict(isolation.failures.Count == 0, string.Join("; ", [.. figures, .. isolation.failures]));
    }

    /// <summary>People who are read and written, and enough others that an export is larger than all buffers on its way.</summary>
    private async Task Fill()
    {
        for (var number = 0; number < People; number++)
        {
            var person = await service.Make(HttpMethod.Post, "/api/v1/people", """{"aliases":[{"firstName":"Jane","lastName":"Doe"}]}""");
            people.Add((string)person!["personId"]!);
        }

        locked = people[^1];
        people.RemoveAt(people.Count - 1);
        lockedNumber = (int)await postgres.Count($"select person_number::bigint from people where person_id = '{locked}'");
        tagId = (string)(await service.Make(HttpMethod.Post, "/api/v1/Tags", """{"tagName":"Verified"}"""))!["tagId"]!;

        var ballast = new string('x', 8000);
        var line = $$"""{"aliases":[{"firstName":"Jane","lastName":"Doe"}],"notes":[{"body":"{{ballast}}"},{"body":"{{ballast}}"}]}""";
        using var imported = await service.Send(HttpMethod.Post, "/api/v1/people/import", string.Join('\n', Enumerable.Repeat(line, 1500)), Lines);
        imported.EnsureSuccessStatusCode();
    }

    private async Task<string> LockedPerson()
    {
        Func<Task<HttpResponseMessage>>[] writes =
        [
            () => service.Send(HttpMethod.Put, $"/api/v1/people/{locked}/aliases", """{"firstName":"Janet"}"""),
            () => service.Send(HttpMethod.Patch, $"/api/v1/people/{locked}", """[{"op":"replace","path":"/aliases/0/firstName","value":"Janet"}]""", JsonPatch),
            () => service.Send(HttpMethod.Patch, $"/api/v1/Person/{lockedNumber}", """[{"op":"replace","path":"/Firstname","value":"Janet"}]""", JsonPatch),
            () => service.Send(HttpMethod.Patch, $"/people/{locked}", """{"givenName":"Janet"}""", "application/merge-patch+json"),
        ];
        var kept = await Kept($"select from people where person_id = '{locked}' for update", writes);
        return $"reads kept {kept:P0} of their rate beside {Writers} writers of a locked person";
    }

    private async Task<string> LockedTag()
    {
        var next = 0;
        var kept = await Kept(
            $"select from tags where tag_id = '{tagId}' for update",
            () => service.Send(
                HttpMethod.Put, $"/api/v1/people/{people[Interlocked.Increment(ref next) % people.Count]}/tags", $$"""{"tagId":"{{tagId}}"}"""));
        return $"{kept:P0} beside as many who put on a locked tag";
    }

    /// <summary>How much of their rate reads keep while rows are locked and writers wait for them: the median of slices with and without.</summary>
    private async Task<double> Kept(string rowsToLock, params Func<Task<HttpResponseMessage>>[] writes)
    {
        var ratios = new List<double>();
        var slice = TimeSpan.FromSeconds(setting.IsShort ? 1.5 : 5);
        await Rate(slice);
        var before = await Rate(slice);

        for (var round = 0; round < (setting.IsShort ? 4 : 12); round++)
        {
            double beside;

            await using (await postgres.Lock(rowsToLock))
            {
                using var enough = new CancellationTokenSource();
                var writing = Enumerable.Range(0, Writers).Select(writer => Repeat(writes[writer % writes.Length], enough.Token)).ToArray();
                await Task.Delay(300, CancellationToken.None);
                beside = await Rate(slice);
                await enough.CancelAsync();

                foreach (var answered in await Task.WhenAll(writing))
                {
                    Expect(answered.All(status => status is HttpStatusCode.ServiceUnavailable), $"a writer of a locked row was answered {string.Join(", ", answered.Distinct())}");
                }
            }

            var after = await Rate(slice);
            ratios.Add(2 * beside / (before + after));
            before = after;
        }

        ratios.Sort();
        var kept = ratios[ratios.Count / 2];
        Expect(kept >= LeastKept, $"reads kept only {kept:P0} of their rate");
        return kept;
    }

    private static async Task<List<HttpStatusCode>> Repeat(Func<Task<HttpResponseMessage>> call, CancellationToken enough)
    {
        var statuses = new List<HttpStatusCode>();

        while (!enough.IsCancellationRequested)
        {
            using var answer = await call();
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    /// <summary>Reads of people a second, by as many readers as there are connections for them.</summary>
    private async Task<double> Rate(TimeSpan slice)
    {
        var (read, since) = (0, Stopwatch.GetTimestamp());

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            for (var next = reader; Stopwatch.GetElapsedTime(since) < slice; next++)
            {
                using var answer = await service.Send(HttpMethod.Get, $"/api/v1/people/{people[next % people.Count]}");
                Expect(answer.StatusCode == HttpStatusCode.OK, $"a read of another person was answered {answer.StatusCode}");
                Interlocked.Increment(ref read);
            }
        }));

        return read / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    /// <summary>As many exports as may run at once, over both versions of HTTP, whose callers read nothing behind the headers.</summary>
    private async Task<string> UnreadExports()
    {
        var since = Stopwatch.GetTimestamp();
        using var first = Export();
        using var http2 = new HttpClient { BaseAddress = service.PlainHttp2, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        http2.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.Token);
        using var second = await http2.GetAsync(new Uri("/api/v1/people/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        second.EnsureSuccessStatusCode();

        const string Exports = "select count(*) from pg_stat_activity where application_name like '% export'";
        Expect(await Until(async () => await postgres.Count(Exports) == 2, LongestAnswer) is not null, "two exports did not begin");
        var slowest = TimeSpan.Zero;

        while (await postgres.Count(Exports) > 0 && Stopwatch.GetElapsedTime(since) < LongestUnread)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await service.Send(HttpMethod.Get, $"/api/v1/people/{people[0]}");
            Expect(answer.StatusCode == HttpStatusCode.OK, $"beside unread exports a read was answered {answer.StatusCode}");
            var taken = Stopwatch.GetElapsedTime(asked);
            slowest = taken > slowest ? taken : slowest;
            await Task.Delay(100);
        }

        var ended = Stopwatch.GetElapsedTime(since);
        Expect(ended < LongestUnread, "unread exports did not end");
        Expect(await IsBroken(() => ReadAll(first)), "the client of an unread export was not told (HTTP/1.1)");
        Expect(await IsBroken(() => second.Content.ReadAsByteArrayAsync()), "the client of an unread export was not told (HTTP/2)");
        using var next = await service.Send(HttpMethod.Get, "/api/v1/people/export");
        Expect(next.StatusCode == HttpStatusCode.OK, $"the next export was answered {next.StatusCode}");
        return $"two unread exports ended after {ended.TotalSeconds:F0} s, reads beside them took {slowest.TotalMilliseconds:F0} ms at most";
    }

    private Socket Export()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        socket.Connect(IPAddress.Loopback, Port);
        socket.Send(Encoding.ASCII.GetBytes($"GET /api/v1/people/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {service.Token}\r\n\r\n"));
        return socket;
    }

    private static async Task ReadAll(Socket socket)
    {
        var buffer = new byte[64 * 1024];

        while (await socket.ReceiveAsync(buffer) > 0)
        {
        }
    }

    private static async Task<bool> IsBroken(Func<Task> reading)
    {
        try
        {
            await reading();
            return false;
        }
        catch (Exception broken) when (broken is SocketException or IOException or HttpRequestException)
        {
            return true;
        }
    }

    /// <summary>Stops every process of PostgreSQL, and then calls the service in every way there is.</summary>
    private async Task<string> FrozenDatabase()
    {
        var calls = Calls();
        await Task.WhenAll(calls.Select(call => call.Send()));
        await postgres.Freeze();
        TimeSpan slowest;

        try
        {
            // More than there are connections, and at the worst moment: behind the limits of those before.
            var answers = await Task.WhenAll(calls.Concat(calls).Select((call, place) => Timed(call, TimeSpan.FromSeconds(place * 0.3))));
            slowest = answers.Max();
        }
        finally
        {
            await postgres.Thaw();
        }

        var recovered = await Until(async () => (await Task.WhenAll(calls.Select(Succeeds))).All(succeeded => succeeded), LongestRecovery);
        Expect(recovered is not null, "the service did not come back");
        return $"{calls.Length} kinds of calls answered within {slowest.TotalSeconds:F1} s of a freeze and again {recovered?.TotalSeconds:F1} s after it";
    }

    private async Task<TimeSpan> Timed(Call call, TimeSpan pause)
    {
        await Task.Delay(pause);
        var since = Stopwatch.GetTimestamp();
        using var answer = await call.Send();
        var taken = Stopwatch.GetElapsedTime(since);
        Expect(taken < LongestAnswer, $"{call.Name} was answered after {taken.TotalSeconds:F1} s");
        Expect(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{call.Name} was answered {answer.StatusCode}");
        Expect(answer.Headers.RetryAfter is not null, $"{call.Name} was answered without Retry-After");
        return taken;
    }

    private static async Task<bool> Succeeds(Call call)
    {
        using var answer = await call.Send();
        return answer.IsSuccessStatusCode;
    }

    private Call[] Calls() =>
    [
        new("GET", () => service.Send(HttpMethod.Get, $"/api/v1/people/{people[0]}")),
        new("PATCH", () => service.Send(HttpMethod.Patch, $"/api/v1/people/{people[1]}", """{"aliases":null}""", "application/merge-patch+json")),
        new("PUT", () => service.Send(HttpMethod.Put, $"/api/v1/people/{people[2]}/aliases", """{"firstName":"Janet"}""")),
        new("a search", () => service.Send(HttpMethod.Get, $"/api/v1/people?tagId={tagId}")),
        new("the log-in", () => service.Send(
            HttpMethod.Post, "/api/v1/authenticate", new JsonObject { ["username"] = Service.Username, ["password"] = Service.Password }.ToJsonString())),
        new("the renewal", () => service.Send(HttpMethod.Get, "/api/v1/renewToken")),
        new("readiness", () => service.Send(HttpMethod.Get, "/health/ready")),
        new("SuperOffice GET", () => service.Send(HttpMethod.Get, $"/api/v1/Person/{lockedNumber}")),
        new("SuperOffice PATCH", () => service.Send(
            HttpMethod.Patch, $"/api/v1/Person/{lockedNumber}", """[{"op":"replace","path":"/Title","value":"Dr."}]""", JsonPatch)),
        new("RogerRoger GET", () => service.Send(HttpMethod.Get, $"/people/{people[3]}")),
        new("RogerRoger PATCH", () => service.Send(HttpMethod.Patch, $"/people/{people[4]}", """{"givenName":"Janet"}""", "application/merge-patch+json")),
        new("RogerRoger search", () => service.Send(HttpMethod.Get, "/people?q=jane")),
        new("Baack GET", () => service.Send(HttpMethod.Get, $"/n/v1/identity/{people[5]}")),
        new("Baack POST", () => service.Send(
            HttpMethod.Post, "/n/v1/email/", $$"""{"identity":{"urn":"{{people[6]}}"},"email":"jane.doe@example.com"}""")),
        new("the import", () => service.Send(HttpMethod.Post, "/api/v1/people/import", "{}", Lines)),
        new("the import as a stream", () => service.Send(HttpMethod.Post, "/api/v1/people/import?stream=true", "{}", Lines)),
        new("the export", () => service.Send(HttpMethod.Get, "/api/v1/people/export")),
    ];

    private static async Task<TimeSpan?> Until(Func<Task<bool>> condition, TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();

        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                return null;
            }

            await Task.Delay(50);
        }

        return Stopwatch.GetElapsedTime(since);
    }

    private void Expect(bool holds, string otherwise)
    {
        lock (failures)
        {
            if (!holds && !failures.Contains(otherwise))
            {
                failures.Add(otherwise);
            }
        }
    }

    private sealed record Call(string Name, Func<Task<HttpResponseMessage>> Send);
}
