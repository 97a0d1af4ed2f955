using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>People as lines: what imports take and exports answer.</summary>
internal static class Lines
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Imports lines; the answer has one outcome for each.</summary>
    public static Task<JsonNode[]> Import(this Api api, params string[] lines) => api.ImportAs(null, lines);

    public static Task<JsonNode[]> ImportBytes(this Api api, byte[] body) => api.ImportBytesAs(null, body);

    public static Task<JsonNode[]> ImportAs(this Api api, string? token, params string[] lines)
        => api.ImportBytesAs(token, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>A body of lines.</summary>
    public static StreamContent Body(Stream lines) => new(lines) { Headers = { ContentType = new(MediaType) } };

    public static JsonNode[] Read(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Everybody, by id.</summary>
    public static async Task<Dictionary<string, string>> Export(this Api api)
        => (await api.Get("/api/v1/people/export")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => (string)JsonNode.Parse(line)!["personId"]!);

    public static string Outcome(this JsonNode line) => (string)line["outcome"]!;

    public static string? PersonId(this JsonNode line) => (string?)line["personId"];

    public static string? Code(this JsonNode line) => (string?)line["problem"]?["code"];

    private static async Task<JsonNode[]> ImportBytesAs(this Api api, string? token, byte[] body)
    {
        var answer = await api.SendBytes(
            HttpMethod.Post, "/api/v1/people/import", body, [("Content-Type", MediaType), .. token is null ? Array.Empty<(string, string)>() : [("Authorization", token)]]);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(MediaType, answer.MediaType);
        return Read(answer.Text);
    }
}
