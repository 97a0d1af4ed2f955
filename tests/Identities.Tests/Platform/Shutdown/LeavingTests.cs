using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Shutdown;

/// <summary>The service as a process that is told to end.</summary>
public sealed class LeavingTests(Api api) : IClassFixture<Api>
{
    private const string Person = """{"aliases":[{"firstName":"Jane","lastName":"Doe"}]}""";

    // So long that the client does not wait for more to send.
    private static readonly string Line = Person + new string(' ', 20_000) + "\n";

    private static readonly (string, string) LogsRequests = ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Information");

    [Fact]
    public async Task For_its_delay_a_leaving_service_is_unready_and_alive_and_ends_each_connection_with_a_whole_answer()
    {
        var personId = await api.Given.Person();
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken(), ("Shutdown__Delay", "00:05:00"));
        var taken = Stopwatch.StartNew();
        var untilUnready = TimeSpan.MaxValue;

        var exitCode = await service.Terminate(async () =>
        {
            await Eventually.Holds("the service is not ready", async () => (await Get(service, "/health/ready")).Status == 503);
            untilUnready = taken.Elapsed;

            (string Method, string Path, string? Body, int Status)[] requests =
            [
                ("GET", "/health/ready", null, 503),
                ("GET", "/health/live", null, 200),
                ("GET", $"/api/v1/people/{personId}", null, 200),
                ("HEAD", $"/api/v1/people/{personId}", null, 200),
                ("GET", "/api/v1/people/export", null, 200),
                ("POST", "/api/v1/people", """{"aliases":[{"firstName":"Jane"}]}""", 200),
                ("POST", "/api/v1/people", "{", 400),
                ("PUT", $"/api/v1/people/{personId}/notes", """{"body":"Text"}""", 200),
                ("GET", $"/api/v1/people/{Guid.NewGuid()}", null, 404),
                ("GET", "/nothing", null, 404),
                ("DELETE", "/api/v1/people", null, 405),
                ("GET", $"/people/{personId}", null, 200),
                ("GET", $"/n/v1/identity/{personId}", null, 200),
                ("GET", "/api/v1/Person/2147483647", null, 404),
                ("GET", "/openapi/identities.json", null, 200),
            ];

            foreach (var (method, path, body, status) in requests)
            {
                var (answered, closes) = await Get(service, path, method, body);
                Assert.Equal((method, path, status, true), (method, path, answered, closes));
            }

            await service.Signal("TERM");
        });

        Assert.Equal(0, exitCode);
        Assert.True(untilUnready < TimeSpan.FromSeconds(5), $"Ready for {untilUnready} yet.");
    }

    [Fact]
    public async Task A_service_that_is_not_leaving_keeps_its_connections()
        => Assert.Null((await api.Get("/health/ready")).Header("Connection"));

    [Fact]
    public async Task All_requests_of_a_busy_client_during_the_delay_succeed()
    {
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken(), ("Shutdown__Delay", "00:00:10"));
        var statuses = new List<HttpStatusCode>();
        var ending = Stopwatch.StartNew();

        await service.Terminate(async () =>
        {
            var taken = Stopwatch.StartNew();

            while (taken.Elapsed < TimeSpan.FromSeconds(2))
            {
                using var body = new StringContent(Person, Encoding.UTF8, "application/json");
                using var answer = await Post(service, "/api/v1/people", body);
                statuses.Add(answer.StatusCode);
            }
        });

        Assert.True(ending.Elapsed >= TimeSpan.FromSeconds(10), $"Ended after {ending.Elapsed}.");
        Assert.NotEmpty(statuses);
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Theory]
    [InlineData("/api/v1/people/import")]
    [InlineData("/api/v1/people/import?stream=true")]
    public async Task An_import_under_way_is_finished_before_the_service_ends(string path)
    {
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken(), LogsRequests);
        var lines = new SlowLines(Line, 6, TimeSpan.FromSeconds(1));
        using var body = Lines.Body(lines);
        var sending = Post(service, path, body);
        await IsUnderWay(service);

        var exitCode = await service.Terminate(async () =>
        {
            using var answer = await sending;
            var outcomes = Lines.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(Enumerable.Repeat("created", 6), outcomes.Select(line => line.Outcome()));
        });

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task What_is_not_finished_by_the_time_limit_is_cut()
    {
        await using var service = await ServiceProcess.Start(
            api.ConnectionString, api.AdminToken(), LogsRequests, ("Shutdown__Timeout", "00:00:01"));
        var lines = new SlowLines(Line, 60, TimeSpan.FromSeconds(1));
        using var body = Lines.Body(lines);
        var sending = Post(service, "/api/v1/people/import", body);
        await IsUnderWay(service);
        var taken = Stopwatch.StartNew();

        await service.Terminate(() => Task.CompletedTask);

        Assert.InRange(taken.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sending);
    }

    [Fact]
    public async Task A_second_signal_ends_the_delay()
    {
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken(), ("Shutdown__Delay", "00:01:00"));
        var taken = Stopwatch.StartNew();

        var exitCode = await service.Terminate(async () =>
        {
            await Eventually.Holds("the service is leaving", async () => (await Get(service, "/health/ready")).Status == 503);
            await service.Signal("TERM");
        });

        Assert.Equal(0, exitCode);
        Assert.True(taken.Elapsed < TimeSpan.FromSeconds(30), $"Ended after {taken.Elapsed}.");
    }

    [Fact]
    public async Task A_further_signal_cuts_what_is_under_way()
    {
        await using var service = await ServiceProcess.Start(
            api.ConnectionString, api.AdminToken(), LogsRequests, ("Shutdown__Timeout", "00:05:00"));
        var lines = new SlowLines(Line, 300, TimeSpan.FromSeconds(1));
        using var body = Lines.Body(lines);
        var sending = Post(service, "/api/v1/people/import", body);
        await IsUnderWay(service);
        var taken = Stopwatch.StartNew();

        await service.Terminate(async () =>
        {
            await Eventually.Holds("the service listens no longer", async () => !await Listens(service));
            await service.Signal("TERM");
        });

        Assert.True(taken.Elapsed < TimeSpan.FromSeconds(30), $"Ended after {taken.Elapsed}.");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sending);
    }

    [Fact]
    public async Task On_HTTP_2_the_client_is_told_to_go_away_and_what_it_has_begun_is_finished()
    {
        var plain = new Uri($"http://127.0.0.1:{ServiceProcess.FreePort()}");
        var http2 = new Uri($"http://127.0.0.1:{ServiceProcess.FreePort()}");
        await using var service = await ServiceProcess.Start(
            api.ConnectionString,
            api.AdminToken(),
            plain,
            ("Shutdown__Delay", "00:05:00"),
            ("Kestrel__Endpoints__Plain__Url", plain.ToString()),
            ("Kestrel__Endpoints__Http2__Url", http2.ToString()),
            ("Kestrel__Endpoints__Http2__Protocols", "Http2"));
        using var client = new HttpClient
        {
            BaseAddress = http2,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", api.AdminToken());
        await using var connection = await Http2Connection.Open(http2);
        var lines = new SlowLines(Line, 5, TimeSpan.FromSeconds(1));
        using var body = Lines.Body(lines);
        var sending = client.PostAsync(new Uri("/api/v1/people/import", UriKind.Relative), body, TestContext.Current.CancellationToken);
        await lines.HasBegun;
        Assert.DoesNotContain("GOAWAY", await connection.Get("/health/live"));

        await service.Terminate(async () =>
        {
            await Eventually.Holds("the service is leaving", async () => (await Get(service, "/health/ready")).Status == 503);

            // The server sends it beside the answer, before or after.
            Assert.Contains("GOAWAY", await connection.Get("/health/live", andUntil: "GOAWAY"));

            using var another = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, another.StatusCode);

            using var answer = await sending;
            var outcomes = Lines.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(Enumerable.Repeat("created", 5), outcomes.Select(line => line.Outcome()));

            await service.Signal("TERM");
        });
    }

    [Theory]
    [InlineData("Shutdown__Delay", "5")]
    [InlineData("Shutdown__Delay", "-00:00:01")]
    [InlineData("Shutdown__Delay", "soon")]
    [InlineData("Shutdown__Timeout", "01:00:01")]
    public async Task A_duration_that_cannot_be_meant_ends_the_start_with_a_sentence(string setting, string value)
    {
        var (exitCode, words) = await ServiceProcess.Fail(api.ConnectionString, (setting, value));

        Assert.Equal(2, exitCode);
        var named = setting.Replace("__", ":", StringComparison.Ordinal);
        Assert.Equal($"{named} must be a duration of at most one hour, as in 00:00:05." + Environment.NewLine, words);
    }

    /// <summary>The status of one request on a connection of its own choice, and whether the answer ends the connection.</summary>
    private static async Task<(int Status, bool Closes)> Get(ServiceProcess service, string path, string method = "GET", string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.ConnectionClose == true);
    }

    private static Task<HttpResponseMessage> Post(ServiceProcess service, string path, HttpContent body)
        => service.Client.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);

    private static Task IsUnderWay(ServiceProcess service) => Eventually.Holds(
        "the import is under way",
        () => Task.FromResult(service.Log.Any(
            line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains("/import", StringComparison.Ordinal))));

    private static async Task<bool> Listens(ServiceProcess service)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, service.Address.Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
