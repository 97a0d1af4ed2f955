using System.Net;
using System.Net.Sockets;
using System.Text;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.People;

public sealed class UnreadExportTests(Api api) : IClassFixture<Api>
{
    private const int People = 600;
    private const string Exports = "select count(*) from pg_stat_activity where datname = current_database() and application_name like '% export'";

    [Fact]
    public async Task An_export_that_is_not_read_for_30_seconds_ends_and_its_caller_is_told_while_others_go_on()
    {
        var ballast = new string('x', 8000);
        await api.Import([.. Enumerable.Range(0, People).Select(_ => $$"""{"notes":[{"body":"{{ballast}}"},{"body":"{{ballast}}"},{"body":"{{ballast}}"}]}""")]);
        var person = await api.Given.Person();
        using var unread = await Export();
        using var another = await Export();
        await Eventually.Holds("both exports have begun", async () => await api.Scalar<long>(Exports) == 2);

        var beside = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.Get($"/api/v1/people/{person}")));

        Assert.All(beside, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        await Ended();
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAll(unread));
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAll(another));
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/people/export")).Status);
    }

    private async Task Ended()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));

        while (await api.Scalar<long>(Exports) > 0)
        {
            await Task.Delay(200, patience.Token);
        }
    }

    private async Task<Socket> Export()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes($"GET /api/v1/people/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {api.AdminToken()}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task ReadAll(Socket socket)
    {
        var buffer = new byte[64 * 1024];

        while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) > 0)
        {
        }
    }
}
