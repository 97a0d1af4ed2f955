using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Identities.Verify;

/// <summary>The service as a process of its own, and a client that is logged in.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string Username = "admin";
    public const string Password = "for the verification only";

    private readonly Process process;

    private Service(Process process, Uri address, Uri plainHttp2)
    {
        this.process = process;
        Address = address;
        PlainHttp2 = plainHttp2;
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>A port that speaks HTTP/2 without TLS.</summary>
    public Uri PlainHttp2 { get; }

    public HttpClient Client { get; }

    public string Token { get; private set; } = "";

    public static async Task<Service> Start(Setting setting, int port)
    {
        var (address, plainHttp2) = (new Uri($"http://127.0.0.1:{port}"), new Uri($"http://127.0.0.1:{port + 1}"));
        var start = new ProcessStartInfo("dotnet", [setting.Program])
        {
            WorkingDirectory = Path.GetDirectoryName(setting.Program),
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Kestrel__Endpoints__Http__Url"] = address.ToString();
        start.Environment["Kestrel__Endpoints__Http2__Url"] = plainHttp2.ToString();
        start.Environment["Kestrel__Endpoints__Http2__Protocols"] = "Http2";
        start.Environment["ConnectionStrings__Identities"] = setting.ConnectionString;
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["Jwt__SigningKey"] = "a key of the verification, of more than 32 bytes";
        start.Environment["Admin__Username"] = Username;
        start.Environment["Admin__Password"] = Password;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var service = new Service(process, address, plainHttp2);
        await service.LogIn();
        return service;
    }

    /// <summary>Sends a request, and reads its answer to the end.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Sends a request that must go well; the answer is its object.</summary>
    public async Task<JsonNode?> Make(HttpMethod method, string path, string body, string contentType = "application/json")
    {
        using var answer = await Send(method, path, body, contentType);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"{method} {path} answered {answer.StatusCode}: {text}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task LogIn()
    {
        while (!await IsReady())
        {
            await Task.Delay(50);
        }

        using var answer = await Client.PostAsJsonAsync(new Uri("/api/v1/authenticate", UriKind.Relative), new { username = Username, password = Password });
        Token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!;
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!process.HasExited)
        {
            return false;
        }
    }
}
