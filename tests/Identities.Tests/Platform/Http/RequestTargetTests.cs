using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>A target in absolute form (RFC 9112, 3.2.2) is what its path is.</summary>
public sealed class RequestTargetTests(Api api) : IClassFixture<Api>
{
    private const string Search = "/api/v1/people/entityField/";

    [Theory]
    [InlineData("plain", "text")]
    [InlineData("a%2Fb", "c")]
    [InlineData("a", "b%2Fc")]
    [InlineData("a%252Fb", "c")]
    [InlineData("a%20b", "c%20d")]
    [InlineData("a+b", "c+d")]
    [InlineData("%C3%A9", "%C3%BC%2F%E6%9D%8E")]
    [InlineData("a%3Fb", "c%23d")]
    [InlineData("a%5Cb", "100%25")]
    [InlineData("x", "..%2F")]
    public async Task The_search_by_path_takes_it_with_and_without_the_clouds_prefix(string name, string value)
    {
        var field = new JsonObject { ["name"] = Uri.UnescapeDataString(name), ["stringValue"] = Uri.UnescapeDataString(value) };
        var person = await api.Given.Person(new JsonObject { ["entityFields"] = new JsonArray(field) }.ToJsonString());
        var path = $"{Search}{name}/entityValue/{value}";

        foreach (var target in new[]
        {
            path, "/identities" + path, "http://localhost" + path, "http://localhost/identities" + path, "http://localhost:6009" + path,
            "https://localhost" + path, "http://localhost" + path + "?limit=10", "http://elsewhere.example.com" + path + "/",
        })
        {
            var answer = await Get(target);

            Assert.Equal((target, 200), (target, answer.Status));
            Assert.Contains(person, answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://localhost", 404)]
    [InlineData("http://localhost?x=/api/v1/Tags", 404)]
    [InlineData("http://localhost/api/v1/Tags", 200)]
    [InlineData("http://localhost/api/v1/Tags?tagName=http://x/y", 200)]
    [InlineData("http://localhost/identities/api/v1/tags/", 200)]
    [InlineData("http://localhost/api/v1%2FTags", 404)]
    [InlineData("/api/v1/Tags?tagName=http://x/y", 200)]
    [InlineData("/http://localhost/api/v1/Tags", 404)]
    public async Task Any_path_is_found_in_it_and_nowhere_else(string target, int status)
    {
        Assert.Equal(status, (await Get(target)).Status);
    }

    private Task<RawAnswer> Get(string target) => api.SendRaw(
        $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {api.AdminToken()}\r\n\r\n");
}
