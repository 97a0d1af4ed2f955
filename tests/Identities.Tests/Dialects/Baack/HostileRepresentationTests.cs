using System.Net;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

/// <summary>Representations that are right but for one member: whatever stands there, it is stored as it is or refused in the dialect's words.</summary>
public sealed class HostileRepresentationTests(Api api) : IClassFixture<Api>
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e309", "[]", "{}", "[null]", "[{}]", "[[]]", "{\"urn\":null}", "{\"urn\":{}}", "{\"urn\":\"\"}", "\"\"", "\" \"",
        "{\"urn\":\"00000000-0000-0000-0000-000000000000\"}", "[{\"urn\":\"00000000-0000-0000-0000-000000000000\"}]", "{\"urn\":\"\\ud800\"}",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"", "\"😀😀\"", "\"İı\"", "\"'; drop table people; --\"", "\"0001-01-01\"",
        "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"2026-02-30\"", "\"2026-06-16T25:00:00\"", "\"@\"", "\"a@b\\u0085c\"",
        $"\"{new string('x', 9000)}\"", $"\"{new string('é', 20_000)}@example.com\"",
    ];

    public static TheoryData<string, string, string> Representations => new()
    {
        { "identity", "owner", """{"name":"n","companies":[]}""" },
        { "person", "identity", """{"birthDate":"1980-05-17"}""" },
        { "personname", "person", """{"givenName":"Jane","familyName":"Doe","honorificPrefix":"Dr."}""" },
        { "email", "identity", """{"email":"jane.doe@example.com"}""" },
        { "telephone", "identity", """{"number":"1","type":"work"}""" },
        {
            "address", "identity",
            """{"street":"s","postalCode":"p","countryCode":"NO","officeBoxNumber":"o","area":"a","locality":"l","region":"r","addressType":"t"}"""
        },
        { "clientidentifier", "identity", """{"domain":"example.com","token":"t","expires":"2999-01-01"}""" },
        { "company", "owner", """{"name":"n","parentCompany":null,"organisation":null,"entity":null}""" },
    };

    [Theory]
    [MemberData(nameof(Representations))]
    public async Task One_hostile_member_never_breaks_the_service(string type, string parentMember, string body)
    {
        var parent = parentMember switch
        {
            "owner" => OwnCompany,
            "person" => await api.Person(),
            _ => await api.Identity(),
        };
        var right = System.Text.Json.Nodes.JsonNode.Parse(body)!.AsObject();
        right[parentMember] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"urn":"{{parent}}"}""");
        var urn = await api.Make(type, right.ToJsonString());

        foreach (var member in right.Select(pair => pair.Key).Append("urn").Append("url").ToArray())
        {
            foreach (var value in Values)
            {
                var others = right.Where(pair => pair.Key != member).Select(pair => $"\"{pair.Key}\":{pair.Value?.ToJsonString() ?? "null"}");
                var hostile = "{" + string.Join(',', others.Append($"\"{member}\":{value}")) + "}";

                var made = await api.Post($"/n/v1/{type}", hostile);
                var updated = await api.Put(Path(type, urn), hostile);

                AssertAnswered(HttpStatusCode.Created, made, $"POST {member}: {value}");
                AssertAnswered(HttpStatusCode.Accepted, updated, $"PUT {member}: {value}");

                // What has expired already is made, and gone at once.
                if (made.Status == HttpStatusCode.Created && member != "expires")
                {
                    Assert.Equal(HttpStatusCode.OK, (await api.Get(made.Header("Location")!)).Status);
                }
            }
        }
    }

    private static void AssertAnswered(HttpStatusCode success, Answer answer, string request)
        => Assert.True(answer.Status == success || answer.Error() is not null, $"{answer.Status} {request[..Math.Min(request.Length, 100)]}");
}
