using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Audit;

public sealed class ListPersonChangesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Every_write_to_a_person_is_listed_with_what_was_before_and_after_through_whichever_surface()
    {
        var personId = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{personId}'");
        var user = await api.UserWith(Permissions.MutateAllIdentity);
        await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Second"}""", user.Bearer);
        await api.Patch($"/api/v1/Person/{number}", """{"Firstname":"Janet"}""", user.Bearer);

        var changes = (await api.Get($"/api/v1/people/{personId}/changes")).Json!.AsArray();

        Assert.Equal(["people", "aliases", "aliases", "aliases"], changes.Select(change => (string?)change!["item"]));
        Assert.Equal(["native", "native", "native", "superoffice"], changes.Select(change => (string?)change!["surface"]));
        Assert.Equal([1, 1, 2, 3], changes.Select(change => (int)change!["version"]!));
        Assert.Equal((user.Id, user.Name), ((string?)changes[3]!["actor"], (string?)changes[3]!["actorName"]));
        Assert.Equal(("Jane", "Janet"), ((string?)changes[3]!["before"]!["firstName"], (string?)changes[3]!["after"]!["firstName"]));
        Assert.All(changes, change => Assert.Equal(personId, (string?)change!["personId"]));
    }

    [Fact]
    public async Task A_private_note_is_logged_without_its_content_to_everybody_but_its_owner()
    {
        var personId = await api.Given.Person();
        var owner = await api.UserWith(Permissions.MutateAllIdentity, Permissions.ReadAudit);
        await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"A secret"}""", owner.Bearer);
        await api.Execute($"update notes set is_private = true where person_id = '{personId}'");

        var others = await api.Get($"/api/v1/people/{personId}/changes");
        var own = await api.Get($"/api/v1/people/{personId}/changes", owner.Bearer);

        var last = others.Json!.AsArray()[^1]!;
        Assert.Equal((true, "notes"), ((bool)last["hidden"]!, (string?)last["item"]));
        Assert.Null(last["before"]);
        Assert.Null(last["after"]);
        Assert.Equal("A secret", (string?)own.Json!.AsArray()[^1]!["after"]!["summary"]);
    }

    [Fact]
    public async Task A_deleted_person_keeps_their_changes_an_unknown_one_answers_404_and_a_missing_permission_403()
    {
        var personId = await api.Given.Person();
        await api.Delete($"/api/v1/people/{personId}");

        var deleted = await api.Get($"/api/v1/people/{personId}/changes?newestFirst=true&limit=1");
        var unknown = await api.Get("/api/v1/people/01900000-0000-7000-8000-00000000dead/changes?limit=0");
        var wrong = await api.Get($"/api/v1/people/{personId}/changes?limit=0");
        var forbidden = await api.Get($"/api/v1/people/{personId}/changes", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.NotNull(Assert.Single(deleted.Json!.AsArray())!["before"]);
        Assert.Equal((HttpStatusCode.NotFound, "person-not-found"), (unknown.Status, unknown.Code));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
