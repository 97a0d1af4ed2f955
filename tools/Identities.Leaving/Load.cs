using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Identities.Leaving;

/// <summary>Clients who read, patch and make people, one request after the other, with pauses that leave the machine some time.</summary>
internal sealed class Load(Uri address, string token)
{
    private const int Clients = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly List<Task> clients = [];
    private volatile bool isEnding;
    private long answered;
    private long made;

    public ConcurrentQueue<string> Failures { get; } = new();

    public long Answered => Interlocked.Read(ref answered);

    public long Made => Interlocked.Read(ref made);

    public int Failed => Failures.Count;

    public async Task Start()
    {
        for (var number = 0; number < Clients; number++)
        {
            var client = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10) })
            {
                BaseAddress = address,
                Timeout = TimeSpan.FromSeconds(30),
            };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var person = await Make(client);
            clients.Add(Run(client, person, number));
        }
    }

    public async Task Stop()
    {
        isEnding = true;
        await Task.WhenAll(clients);
    }

    private async Task Run(HttpClient client, string person, int number)
    {
        using (client)
        {
            for (var turn = number; !isEnding; turn++)
            {
                switch (turn % 3)
                {
                    case 0:
                        await Send(client, HttpMethod.Get, $"/api/v1/people/{person}", null, null);
                        break;

                    case 1:
                        await Send(
                            client, HttpMethod.Patch, $"/api/v1/people/{person}", $$"""{"aliases":[{"firstName":"Jane","lastName":"Turn {{turn}}"}]}""",
                            "application/merge-patch+json");
                        break;

                    default:
                        await Make(client);
                        break;
                }

                await Task.Delay(Pause);
            }
        }
    }

    private async Task<string> Make(HttpClient client)
    {
        var answer = await Send(client, HttpMethod.Post, "/api/v1/people", """{"aliases":[{"firstName":"Jane","lastName":"Doe"}]}""", "application/json");

        if (answer is null)
        {
            return "";
        }

        Interlocked.Increment(ref made);
        return JsonNode.Parse(answer)!["personId"]!.GetValue<string>();
    }

    /// <summary>The body of the answer; null when the request failed.</summary>
    private async Task<string?> Send(HttpClient client, HttpMethod method, string path, string? body, string? mediaType)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, mediaType!);
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();

            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created)
            {
                Interlocked.Increment(ref answered);
                return text;
            }

            Failures.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {method} answered {(int)answer.StatusCode}");
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            Failures.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {method}: {failed.Message}");
        }

        return null;
    }
}
