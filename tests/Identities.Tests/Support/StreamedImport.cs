using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>An import that is answered while it is sent. A client of the framework's reads no answer before its body has ended, so this one speaks for itself.</summary>
internal sealed class StreamedImport : IDisposable
{
    private readonly TcpClient client = new();
    private StreamReader? answer;

    public static Task<StreamedImport> Begin(WebApplication service, string token) => Begin(new Uri(service.Urls.First()), token);

    public static async Task<StreamedImport> Begin(Uri address, string token)
    {
        var import = new StreamedImport();
        await import.client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        import.answer = new StreamReader(import.client.GetStream());
        await import.Write(
            $"POST /api/v1/people/import?stream=true HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: {Lines.MediaType}\r\nTransfer-Encoding: chunked\r\n\r\n");
        return import;
    }

    public Task Send(string text) => Write($"{text.Length:x}\r\n{text}\r\n");

    public Task End() => Write("0\r\n\r\n");

    /// <summary>The next line of the answer; null at its proper end.</summary>
    public async Task<JsonNode?> Next()
    {
        // Between headers and sizes of chunks, lines are those that are objects; a chunk of no bytes is the end.
        while (await answer!.ReadLineAsync(TestContext.Current.CancellationToken) is { } read)
        {
            if (read is "0")
            {
                return null;
            }

            if (read.StartsWith('{'))
            {
                return JsonNode.Parse(read);
            }
        }

        throw new IOException("The answer broke off.");
    }

    public void Dispose()
    {
        answer?.Dispose();
        client.Dispose();
    }

    private async Task Write(string text) => await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
}
