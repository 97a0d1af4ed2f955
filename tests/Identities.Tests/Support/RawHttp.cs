using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>Requests as bytes, for what no client would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends bytes on a connection of its own and reads until the service ends it.</summary>
    public static async Task<RawAnswer> SendRaw(this Api api, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        await using var line = client.GetStream();
        await line.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var answer = new MemoryStream();

        try
        {
            await line.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The service has closed a connection on which more was sent than it wanted to read.
        }

        return new RawAnswer(Encoding.UTF8.GetString(answer.ToArray()));
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record RawAnswer(string Text)
{
    public int Status => Text.Length == 0 ? 0 : int.Parse(Text.Split(' ')[1], CultureInfo.InvariantCulture);

    public bool Has(string header) => Text.Split("\r\n\r\n")[0].Split("\r\n").Contains(header, StringComparer.OrdinalIgnoreCase);
}
