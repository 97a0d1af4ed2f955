using System.Net;
using System.Net.Sockets;
using System.Text;
using Identities.Tests.Support;
using Npgsql;
using Xunit;

namespace Identities.Tests.Platform.Http;

public sealed class LostClientTests(Api api) : IClassFixture<Api>
{
    private static readonly (string, string)[] LogLevels =
        [("Logging__LogLevel__Default", "Information"), ("Logging__LogLevel__Microsoft", "Warning")];

    private const string Lost = "The client left before the end of the answer";

    [Fact]
    public async Task A_client_that_hangs_up_in_its_upload_leaves_one_quiet_line_in_the_log_on_every_surface()
    {
        (string Method, string Path, string MediaType, string Body)[] uploads =
        [
            ("POST", "/api/v1/people", "application/json", "{\"a\":"),
            ("PUT", $"/api/v1/people/{Guid.NewGuid()}/notes", "application/json", "{\"a\":"),
            ("PATCH", $"/api/v1/people/{Guid.NewGuid()}", "application/merge-patch+json", "{\"a\":"),
            ("POST", "/api/v1/authenticate", "application/json", "{\"a\":"),
            ("POST", "/people", "application/ld+json", "{\"a\":"),
            ("PATCH", "/api/v1/Person/1", "application/json", "{\"a\":"),
            ("POST", "/n/v1/identity/", "application/json", "{\"a\":"),
            ("POST", "/media_objects", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc"),
            ("POST", "/api/v1/people/import", Lines.MediaType, "{\"aliases\":[{\"firstName\":\"Jane\"}]}\n"),
            ("POST", "/api/v1/people/import?stream=true", Lines.MediaType, "{\"aliases\":[{\"firstName\":\"Jane\"}]}\n"),
        ];
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken(), LogLevels);
        var lost = 0;

        foreach (var (method, path, mediaType, body) in uploads)
        {
            foreach (var isReset in (bool[])[false, true])
            {
                foreach (var isChunked in (bool[])[false, true])
                {
                    await HangUp(service.Address, method, path, mediaType, body, isChunked, isReset);
                    lost++;
                    await Eventually.Holds(
                        $"{method} {path}, chunked: {isChunked}, reset: {isReset}, is logged",
                        () => Task.FromResult(service.Log.Count(line => line.Contains(Lost, StringComparison.Ordinal)) == lost));
                }
            }
        }

        Assert.DoesNotContain(service.Log, line => line.Contains("\"LogLevel\":\"Warning\"", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log, line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_leaves_before_its_answer_leaves_one_quiet_line_in_the_log()
    {
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken(), LogLevels);
        var personId = await api.Given.Person();
        await using var locking = await api.Store.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await locking.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("select from people where person_id = $1 for update", locking))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(personId) });
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using (var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => service.Client.DeleteAsync(new Uri($"/api/v1/people/{personId}", UriKind.Relative), impatient.Token));
        }

        await Eventually.Holds(
            "the loss is logged",
            () => Task.FromResult(service.Log.Any(line => line.Contains(Lost, StringComparison.Ordinal))));
        Assert.Single(service.Log, line => line.Contains(Lost, StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log, line => line.Contains("\"LogLevel\":\"Warning\"", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log, line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal));
    }

    private async Task HangUp(Uri address, string method, string path, string mediaType, string body, bool isChunked, bool isReset)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        var framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: 5000";
        var sent = isChunked ? $"{body.Length:x}\r\n{body}\r\n" : body;
        var head = $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {api.AdminToken()}\r\n"
            + $"Content-Type: {mediaType}\r\n{framing}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + sent), TestContext.Current.CancellationToken);

        // Long enough for the request to be under way.
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        client.LingerState = new LingerOption(isReset, 0);
    }
}
