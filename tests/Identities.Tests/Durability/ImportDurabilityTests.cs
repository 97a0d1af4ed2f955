using System.Globalization;
using System.Net;
using System.Text;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Durability;

/// <summary>Imports in a process of their own: what is there when it ends, and what it takes while it runs.</summary>
public sealed class ImportDurabilityTests(Api api) : IClassFixture<Api>
{
    private const int People = 6000;

    [Fact]
    public async Task A_service_that_is_killed_in_the_middle_leaves_whole_people_and_the_same_file_finishes_the_job()
    {
        var mark = Guid.NewGuid().ToString("N");
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, People).Select(n => Line(mark, n, ""))));

        await using (var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken()))
        {
            using var body = Lines.Body(new MemoryStream(file));
            var sending = service.Client.PostAsync(new Uri("/api/v1/people/import", UriKind.Relative), body, TestContext.Current.CancellationToken);
            await Eventually.Holds("some people are written", async () => await Written(mark) > 0);
            await service.Kill();
            await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        }

        await Eventually.Holds("the database is done with the killed service", async () => await api.Scalar<long>(
            $"select count(*) from pg_stat_activity where datname = current_database() and application_name = '{ServiceProcess.ApplicationName}'") == 0);

        Assert.InRange(await Written(mark), 1, People - 1);
        Assert.Equal(0, await Halves(mark));
        var outcomes = await api.ImportBytes(file);
        Assert.DoesNotContain("failed", outcomes.Select(line => line.Outcome()));
        Assert.Contains("unchanged", outcomes.Select(line => line.Outcome()));
        Assert.Equal(People, await Written(mark));
        Assert.Equal(0, await Halves(mark));
    }

    [Fact]
    public async Task A_file_much_larger_than_memory_may_grow_passes_through_and_out_again()
    {
        const int Count = 5000;
        const int MebibytesOfGrowth = 128;
        var mark = Guid.NewGuid().ToString("N");
        var ballast = new string(' ', 50_000);
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken());
        using var warmUp = Lines.Body(new MemoryStream(Encoding.UTF8.GetBytes(Line(mark, 0, ""))));
        await service.Client.PostAsync(new Uri("/api/v1/people/import", UriKind.Relative), warmUp, TestContext.Current.CancellationToken);
        var before = service.PeakMemory;

        // 250 MB that nobody stores: members that are not known are ignored.
        using var body = Lines.Body(new MadeLines(Count, n => Line(mark, n % 500, ballast)));
        using var answer = await service.Client.PostAsync(new Uri("/api/v1/people/import", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var outcomes = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Count(letter => letter == '\n');
        using var exported = await service.Client.GetAsync(new Uri("/api/v1/people/export", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, Count), (answer.StatusCode, outcomes));
        Assert.Equal(HttpStatusCode.OK, exported.StatusCode);
        Assert.InRange(service.PeakMemory - before, 0, MebibytesOfGrowth);
    }

    [Fact]
    public async Task An_import_waits_for_a_database_that_goes_away_in_the_middle_and_goes_on_when_it_is_back()
    {
        var mark = Guid.NewGuid().ToString("N");
        await using var line = new DatabaseLine(api.ConnectionString);
        await using var service = await Api.Start(line.ConnectionString, api.Clock);
        using var import = await StreamedImport.Begin(service, api.AdminToken());

        await import.Send(Line(mark, 0, ""));
        var first = await import.Next();
        line.Cut();
        await import.Send(Line(mark, 1, ""));
        await Eventually.Holds("the service finds no database", async () => !await IsReady(service));
        line.Mend();
        var second = await import.Next();
        await import.End();

        Assert.Equal(("created", "created"), (first!.Outcome(), second!.Outcome()));
        Assert.Null(await import.Next());
        Assert.Equal(2, await Written(mark));
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?stream=false")]
    [InlineData("?stream=true")]
    public async Task An_import_while_the_database_is_away_answers_503_before_it_answers_any_line(string query)
    {
        await using var line = new DatabaseLine(api.ConnectionString);
        await using var service = await Api.Start(line.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", api.AdminToken());
        using var body = Lines.Body(new MemoryStream(Encoding.UTF8.GetBytes(Line("away", 0, ""))));

        line.Cut();
        using var answer = await client.PostAsync(new Uri("/api/v1/people/import" + query, UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_streamed_answer_that_is_cut_says_so_and_how_many_lines_are_done_in_its_last_line()
    {
        var mark = Guid.NewGuid().ToString("N");
        await using var line = new DatabaseLine(api.ConnectionString);
        await using var service = await Api.Start(line.ConnectionString, api.Clock);
        using var import = await StreamedImport.Begin(service, api.AdminToken());

        await import.Send(Line(mark, 0, ""));
        await import.Next();
        line.Cut();
        await import.Send(Line(mark, 1, ""));
        var last = await import.Next();

        Assert.Equal((true, 1L), ((bool)last!["cut"]!, (long)last["done"]!));
        Assert.Equal(("unavailable", 503), (last.Code(), (int)last["problem"]!["status"]!));
        Assert.Null(await import.Next());
        Assert.Equal(1, await Written(mark));
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_person_who_stays_locked_fails_only_their_own_line()
    {
        var mark = Guid.NewGuid().ToString("N");
        var locked = await api.Given.Person();
        await using var row = await LockedRows.Of(api, $"select from people where person_id = '{locked}' for update");

        var outcomes = await api.Import(
            Line(mark, 0, "").Trim(), $$"""{"personId":"{{locked}}","aliases":[{"firstName":"Janet"}]}""", Line(mark, 1, "").Trim());

        Assert.Equal(["created", "failed", "created"], outcomes.Select(outcome => outcome.Outcome()));
        Assert.Equal("unavailable", outcomes[1].Code());
    }

    [Fact]
    public async Task While_a_body_trickles_in_an_import_has_no_connection_and_locks_nobody()
    {
        var mark = Guid.NewGuid().ToString("N");
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken());
        using var import = await StreamedImport.Begin(service.Client.BaseAddress!, api.AdminToken());

        await import.Send(Line(mark, 0, ""));
        var first = await import.Next();
        await import.Send(Line(mark, 1, "")[..20]);

        Assert.Equal("created", first!.Outcome());
        await Eventually.Holds("nothing of the service is in a transaction", async () => await api.Scalar<long>(
            $"select count(*) from pg_stat_activity where application_name = '{ServiceProcess.ApplicationName}' and datname = current_database() and xact_start is not null") == 0);
    }

    private static async Task<bool> IsReady(Microsoft.AspNetCore.Builder.WebApplication service)
    {
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode;
    }

    private static string Line(string mark, int n, string ballast)
        => $$"""{ {{ballast}}"aliases":[{"firstName":"Jane"},{"firstName":"Janet"}],"notes":[{"summary":"One"}],"clientIdentifiers":[{"domain":"{{mark}}","token":"{{n.ToString(CultureInfo.InvariantCulture)}}"}]}""" + "\n";

    private Task<long> Written(string mark) => api.Scalar<long>($"select count(*) from client_identifiers where domain = '{mark}'");

    /// <summary>How many people are there without all that their line holds.</summary>
    private Task<long> Halves(string mark) => api.Scalar<long>($"""
        select count(*)
        from   client_identifiers as i
        where  domain = '{mark}'
        and    (2 <> (select count(*) from aliases as a where a.person_id = i.person_id)
             or 1 <> (select count(*) from notes as n where n.person_id = i.person_id)
             or 1 <> (select count(*) from change as c where c.person_id = i.person_id)
             or 1 <> (select count(*) from person_search as s where s.person_id = i.person_id))
        """);

    /// <summary>Lines that are made as they are read.</summary>
    private sealed class MadeLines(int count, Func<int, string> line) : Stream
    {
        private byte[] made = [];
        private int at;
        private int next;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (at == made.Length)
            {
                if (next == count)
                {
                    return 0;
                }

                (made, at) = (Encoding.UTF8.GetBytes(line(next++)), 0);
            }

            var taken = Math.Min(buffer.Length, made.Length - at);
            made.AsSpan(at, taken).CopyTo(buffer);
            at += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
