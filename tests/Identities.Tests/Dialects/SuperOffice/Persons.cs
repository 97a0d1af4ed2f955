using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

/// <summary>What the tests of this surface arrange and look at.</summary>
internal static class Persons
{
    public const string Jane = """{"Firstname":"Jane","Lastname":"Doe"}""";

    /// <summary>A person made through this surface; the answer is the path.</summary>
    public static async Task<string> SuperOfficePerson(this Api api, string body = Jane)
    {
        var answer = await api.Post("/api/v1/Person", body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return $"/api/v1/Person/{answer["PersonId"]}";
    }

    /// <summary>The id that the native surface knows a person by.</summary>
    public static Task<Guid> NativeId(this Api api, string path)
        => api.Scalar<Guid>($"select person_id from people where person_number = {path.Split('/')[^1]}");

    /// <summary>The path of a person made through the native surface.</summary>
    public static async Task<string> SuperOfficePath(this Api api, string personId)
        => $"/api/v1/Person/{await api.Scalar<int>($"select person_number from people where person_id = '{personId}'")}";

    public static Task<long> VersionOf(this Api api, string path)
        => api.Scalar<long>($"select version from people where person_number = {path.Split('/')[^1]}");

    /// <summary>The values of an array of elements.</summary>
    public static string[] Values(this Answer answer, string member)
        => [.. answer[member]!.AsArray().Select(element => (string)element!["Value"]!)];

    /// <summary>The ids of the chosen items of an array of choices.</summary>
    public static int[] Chosen(this Answer answer, string member)
        => [.. answer[member]!.AsArray().Where(item => (bool)item!["Selected"]!).Select(item => (int)item!["Id"]!)];

    /// <summary>The members of the dialect's error object; null for any other answer.</summary>
    public static string? ErrorType(this Answer answer)
        => answer.Json is System.Text.Json.Nodes.JsonObject { Count: 4 } error && (bool?)error["Error"] == true ? (string?)error["ErrorType"] : null;

    public static string ErrorMessage(this Answer answer) => (string)answer["ErrorMessage"]!;
}
