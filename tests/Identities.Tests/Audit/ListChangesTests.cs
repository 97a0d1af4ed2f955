using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Audit;

public sealed class ListChangesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Log_ins_users_roles_and_definitions_are_logged_with_their_actor_and_never_a_password()
    {
        var admin = (await api.LogIn("admin", Api.AdminPassword))!;
        var before = await LastId();
        var user = await api.UserWithPassword(Permissions.ReadTags);
        await api.LogIn(user.Name, "a wrong long phrase");
        await api.Put(user.Path + "/password", """{"password":"another long phrase"}""", ("Authorization", "Bearer " + admin));
        await api.Given.Tag("Logged");
        await api.Delete(user.Path, ("Authorization", "Bearer " + admin));

        var changes = (await api.Get($"/api/v1/changes?limit=1000&after={before}")).Json!.AsArray();

        Assert.Equal(
            ["roles", "rolePermissions", "users", "userRoles", "logIns", "logIns", "users", "tags", "users", "userRoles"],
            changes.Select(change => (string?)change!["item"]));
        Assert.Equal([true, false], changes.Where(change => (string?)change!["item"] == "logIns").Select(change => (bool)change!["after"]!["succeeded"]!));
        Assert.Equal("admin", (string?)changes[6]!["actorName"]);
        Assert.Equal("native", (string?)changes[6]!["surface"]);
        Assert.NotNull(changes[6]!["after"]!["tokensValidFrom"]);
        Assert.Equal("Logged", (string?)changes[7]!["after"]!["tagName"]);
        Assert.Null(changes[7]!["before"]);
        Assert.DoesNotContain("hash", changes.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("phrase", changes.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pages_lead_through_the_log_from_either_end_and_miss_nothing()
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/entityFields", """{"name":"a","boolValue":true}""");
        await api.Put($"/api/v1/people/{personId}/entityFields", """{"name":"b","boolValue":true}""");

        var all = (await api.Get("/api/v1/changes?limit=1000")).Json!.AsArray().Select(Id).ToList();

        Assert.Equal(all, await Walk("/api/v1/changes?limit=2"));
        Assert.Equal(all.AsEnumerable().Reverse(), await Walk("/api/v1/changes?limit=2&newestFirst=true"));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("after=x")]
    [InlineData("after=-1")]
    [InlineData("newestFirst=perhaps")]
    public async Task A_parameter_that_cannot_be_read_answers_400(string query)
    {
        var answer = await api.Get("/api/v1/changes?" + query);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Without_the_permission_it_answers_403()
    {
        var answer = await api.Get("/api/v1/changes", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal((HttpStatusCode.Forbidden, "permission-missing"), (answer.Status, answer.Code));
    }

    private static long Id(JsonNode? change) => (long)change!["changeId"]!;

    private async Task<long> LastId() => Id((await api.Get("/api/v1/changes?limit=1&newestFirst=true")).Json![0]);

    private async Task<List<long>> Walk(string? path)
    {
        var ids = new List<long>();

        while (path is not null)
        {
            var page = await api.Get(path);
            ids.AddRange(page.Json!.AsArray().Select(Id));
            path = page.Header("Link")?.Split('<', '>')[1];
        }

        return ids;
    }
}
