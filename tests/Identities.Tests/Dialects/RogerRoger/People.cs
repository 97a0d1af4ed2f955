using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

/// <summary>What the tests of this surface arrange and look at.</summary>
internal static class People
{
    public const string Jane = """{"familyName":"Doe","givenName":"Jane"}""";

    public static readonly (string, string) MergePatch = ("Content-Type", "application/merge-patch+json");

    /// <summary>A person made through this surface; the answer is the path.</summary>
    public static async Task<string> RogerRogerPerson(this Api api, string body = Jane)
    {
        var answer = await api.Post("/people", body);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (string)answer["@id"]!;
    }

    public static async Task<string> Segment(this Api api)
        => $"/segments/{await api.Scalar<Guid>("insert into segments (segment_id, title, icon, created_at, updated_at) values (gen_random_uuid(), 'Segment', 'star', now(), now()) returning segment_id")}";

    public static async Task<string> Organization(this Api api, string name = "Doe & Co")
        => $"/organizations/{await api.Scalar<Guid>($"insert into companies (company_id, name) values (gen_random_uuid(), '{name}') returning company_id")}";

    public static async Task<string> User(this Api api)
        => $"/users/{await api.Scalar<Guid>("insert into users (user_id, username, password_hash) values (gen_random_uuid(), gen_random_uuid(), '') returning user_id")}";

    public static async Task<string> Picture(this Api api)
        => $"/media_objects/{await api.Scalar<Guid>("insert into media_objects (media_object_id, media_type, bytes, created_at) values (gen_random_uuid(), 'image/png', '', now()) returning media_object_id")}";

    /// <summary>Sends a JSON Merge Patch.</summary>
    public static Task<Answer> Merge(this Api api, string path, string body, params (string Name, string Value)[] headers)
        => api.Patch(path, body, [MergePatch, .. headers]);

    public static string IdIn(string path) => path.Split('/')[^1];

    public static Task<long> VersionOfPerson(this Api api, string path) => api.Scalar<long>($"select version from people where person_id = '{IdIn(path)}'");

    /// <summary>The detail of this dialect's error object; null for any other answer.</summary>
    public static string? ErrorDetail(this Answer answer)
        => answer.MediaType == "application/problem+json" && (string?)answer["@type"] == "Error" && (int?)answer["status"] == (int)answer.Status
           && (string?)answer["message"] == (string?)answer["detail"]
            ? (string?)answer["detail"]
            : null;

    /// <summary>The rules that a body breaks, each as its member and its sentence.</summary>
    public static string[] BrokenRules(this Answer answer)
        => answer.Status == HttpStatusCode.UnprocessableEntity && (string?)answer["@type"] == "ConstraintViolation"
            ? [.. answer["violations"]!.AsArray().Select(violation => $"{violation!["propertyPath"]}: {violation["message"]}")]
            : [];

    /// <summary>The values of an array of texts.</summary>
    public static string[] Texts(this Answer answer, string member) => [.. answer[member]!.AsArray().Select(item => (string)item!)];

    /// <summary>One member of every item of a page, in order.</summary>
    public static string?[] OnPage(this Answer answer, string member) => [.. answer["member"]!.AsArray().Select(item => (string?)item![member])];
}
