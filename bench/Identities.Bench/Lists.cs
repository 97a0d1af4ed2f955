using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Identities.Bench;

/// <summary>Lists of people as RogerRoger has them: how long pages, filters and searches take when there are very many people.</summary>
internal static class Lists
{
    private const int WarmUps = 5;
    private const int Measured = 25;

    public static async Task<IReadOnlyList<MeasuredList>> Measure(Server server, int people)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
        var measured = new List<MeasuredList>();

        var last = (string)(await Page(client, "/people"))["view"]!["last"]!;
        var lastByName = (string)(await Page(client, "/people?order[familyName]=asc"))["view"]!["last"]!;

        (string Name, string Path)[] lists =
        [
            ("first page", "/people"),
            ("page 1000", "/people?page=1000"),
            ("last page", last),
            ("a page in the middle", $"/people?page={people / 30}"),
            ("first page, by family name", "/people?order[familyName]=asc"),
            ("page 1000, by family name", "/people?order[familyName]=asc&page=1000"),
            ("last page, by family name", lastByName),
            ("by family name, the newest first", "/people?order[familyName]=asc&order[createdAt]=desc"),
            ("`q` with a rare word", "/people?q=falconer"),
            ("`q` with a frequent word", "/people?q=manager"),
            ("`q` with a frequent word, by family name", "/people?q=manager&order[familyName]=asc"),
            ("`q` with two words", "/people?q=jane+baran"),
            ("`q` with two letters", "/people?q=zo"),
            ("`q` with an e-mail address", "/people?q=jane.141@example.com"),
            ("`q` with a word that nobody has", "/people?q=xyzzyx"),
            ("`owner.id`", $"/people?owner.id={People.User}"),
            ("`emailAddresses.email`", "/people?emailAddresses.email=jane.141@example.com"),
            ("`tags.id`, a tag of every tenth", $"/people?tags.id={People.FrequentTag}"),
            ("`tags.id`, a rare tag", $"/people?tags.id={People.RareTag}"),
            ("`segments.uuid`", $"/people?segments.uuid={People.Segment}"),
            ("`exists[archivedAt]=true`", "/people?exists[archivedAt]=true"),
            ("`exists[archivedAt]=false`", "/people?exists[archivedAt]=false"),
            ("`exists[archivedAt]=false`, page 1000", "/people?exists[archivedAt]=false&page=1000"),
            ("`createdAt`, a month", "/people?createdAt[after]=2024-01-01&createdAt[strictly_before]=2024-02-01"),
            ("`identifiers`, three of them", "/people?identifiers[]=jane-141&identifiers[]=jane.142@example.com&identifiers[]=%2B31610000007"),
            ("`view=idx`", "/people?view=idx"),
        ];

        foreach (var (name, path) in lists)
        {
            var total = (long)(await Page(client, path))["totalItems"]!;

            for (var request = 1; request < WarmUps; request++)
            {
                await Page(client, path);
            }

            var taken = new List<double>();

            for (var request = 0; request < Measured; request++)
            {
                var sent = Stopwatch.GetTimestamp();
                await Page(client, path);
                taken.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }

            taken.Sort();
            measured.Add(new MeasuredList(name, total, taken[Measured / 2], taken[^1]));
        }

        return measured;
    }

    private static async Task<JsonNode> Page(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }
}

/// <summary>How long a list took, from request to answer.</summary>
/// <param name="Name">Which list.</param>
/// <param name="TotalItems">How many people it said there are in it.</param>
/// <param name="Median">In milliseconds.</param>
/// <param name="Slowest">In milliseconds.</param>
internal sealed record MeasuredList(string Name, long TotalItems, double Median, double Slowest);
