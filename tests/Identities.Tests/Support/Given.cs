using System.Net;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>What must stand before a test's one call, made through the API itself.</summary>
public sealed class Given(Api api)
{
    /// <summary>A person; the answer is their id.</summary>
    public async Task<string> Person(string body = """{"aliases":[{"firstName":"Jane","lastName":"Doe"}]}""")
    {
        var answer = await api.Post("/api/v1/people", body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (string)answer["personId"]!;
    }

    /// <summary>A tag definition; the answer is its id.</summary>
    public async Task<string> Tag(string? name = null, string more = "")
    {
        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"{{name ?? "Tag " + Guid.NewGuid()}}"{{more}}}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (string)answer["tagId"]!;
    }
}
