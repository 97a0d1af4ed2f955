using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.Baack;

/// <summary>What the tests of this surface arrange and look at.</summary>
internal static class Baack
{
    public const string OwnCompany = "01900000-0000-7000-8000-000000000001";
    public const string Unknown = "01900000-0000-7000-8000-00000000dead";

    /// <summary>A token restricted to companies, as a header. It has no permission, and needs none here.</summary>
    public static (string Name, string Value) For(this Api api, params string[] companies)
        => api.Bearer($$""","company":[{{string.Join(',', companies.Select(company => $"\"{company}\""))}}]""");

    /// <summary>A valid token of our own with more in its payload than the usual claims.</summary>
    public static (string Name, string Value) Bearer(this Api api, string more)
    {
        var expires = api.Clock.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();
        return ("Authorization", "Bearer " + Jwt.Of($$"""{"iss":"identities","aud":"identities","sub":"tests","exp":{{expires}}{{more}}}"""));
    }

    /// <summary>Makes an object; the answer is its urn.</summary>
    public static async Task<string> Make(this Api api, string type, string body)
    {
        var answer = await api.Post($"/n/v1/{type}/", body);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Urn();
    }

    public static Task<string> Company(this Api api) => api.Make("company", """{"name":"Example Ltd"}""");

    public static Task<string> Identity(this Api api, string owner = OwnCompany)
        => api.Make("identity", $$"""{"owner":{"urn":"{{owner}}"},"name":"jane"}""");

    /// <summary>The person object of a new identity.</summary>
    public static async Task<string> Person(this Api api) => await api.Make("person", Of("identity", await api.Identity()));

    /// <summary>A body that refers to its parent and has more members.</summary>
    public static string Of(string parent, string urn, string more = "") => $$"""{"{{parent}}":{"urn":"{{urn}}"}{{more}}}""";

    public static string Urn(this Answer answer) => (string)answer["urn"]!;

    public static string Path(string type, string urn) => $"/n/v1/{type}/{urn}";

    /// <summary>The urns of an array of references.</summary>
    public static string[] Urns(this Answer answer, string member)
        => [.. answer[member]!.AsArray().Select(reference => (string)reference!["urn"]!)];

    public static string[] Members(this Answer answer) => [.. answer.Json!.AsObject().Select(member => member.Key)];

    /// <summary>The dialect's error in one line; null for any other answer.</summary>
    public static string? Error(this Answer answer)
        => answer.Text.Length > 0
           && answer.Json is JsonObject { Count: 3 } error
           && error["httpCode"] is { } code
           && (int)code == (int)answer.Status
            ? $"{code} {error["apiCode"]} {error["detail"]}"
            : null;

    /// <summary>All that a caller can compare: status, headers and body. Only the moment differs between equal answers.</summary>
    public static string Bytes(this Answer answer)
    {
        var headers = answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
        return string.Join('\n', [$"{(int)answer.Status}", .. headers, answer.Text]);
    }

    /// <summary>The one refusal that says nothing.</summary>
    public static void AssertNotFound(Answer answer)
    {
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("404 NOT_FOUND There is nothing here, or nothing that this token may see.", answer.Error());
    }

    public static void AssertMissing(string field, Answer answer) => Assert.Equal($"400 REPRESENTATION_MISSING_REQUIRED_FIELD {field}", answer.Error());

    public static void AssertInvalid(string field, Answer answer) => Assert.Equal($"400 INVALID_REPRESENTATION {field}", answer.Error());

    public static string Reference(string type, string urn) => $$"""{"urn":"{{urn}}","url":"/n/v1/{{type}}/{{urn}}"}""";

    public static void AssertReference(string type, string urn, JsonNode? reference) => Assert.Equal(Reference(type, urn), reference!.ToJsonString());

    /// <summary>The version of the person behind an identity.</summary>
    public static Task<long> Version(this Api api, string identity) => api.Scalar<long>($"select version from people where person_id = '{identity}'");
}
