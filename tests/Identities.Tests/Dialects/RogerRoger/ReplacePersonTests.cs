using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ReplacePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_left_out_is_emptied()
    {
        var path = await api.RogerRogerPerson($$"""
            {"familyName":"Doe","givenName":"Jane","initials":"J.","jobTitle":"Engineer","customerId":"C","linkedinId":"l","externalSource":"e","isTracked":true,
             "archivedAt":"2026-01-15","owner":"{{await api.User()}}","tags":["/tags/{{await api.Given.Tag()}}"],"segments":["{{await api.Segment()}}"],
             "organizations":["{{await api.Organization()}}"],"avatar":"{{await api.Picture()}}","dealSize":1,"totalDeals":1,"totalLostDeals":1,"totalWonDeals":1,
             "emailAddresses":[{"email":"a@example.com"}],"phoneNumbers":[{"phoneNumber":"1"}],"address":{"city":"Oslo"} }
            """);

        var answer = await api.Put(path, """{"familyName":"Roe"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Roe", (string?)answer["familyName"]);
        var emptied = answer.Json!.AsObject().Where(member => member.Key is not ("@context" or "@id" or "@type" or "id" or "familyName" or "createdAt" or "updatedAt"));
        Assert.All(emptied, member => Assert.True(member.Value is null or System.Text.Json.Nodes.JsonArray { Count: 0 }, member.Key));
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        Assert.Equal(2, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task The_same_person_twice_makes_one_version()
    {
        var path = await api.RogerRogerPerson();
        const string Body = """{"familyName":"Roe","emailAddresses":[{"email":"a@example.com"}],"address":{"country":"NL"}}""";

        await api.Put(path, Body);
        api.Clock.Advance(TimeSpan.FromSeconds(3));
        var first = await api.Get(path);
        var again = await api.Put(path, Body);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(2, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task The_path_names_the_person_whatever_the_body_says()
    {
        var path = await api.RogerRogerPerson();

        var answer = await api.Put(path, """{"@id":"/people/x","id":"01900000-0000-7000-8000-000000000007","familyName":"Roe"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(path, (string?)answer["@id"]);
    }

    [Fact]
    public async Task Without_a_family_name_it_answers_422_and_changes_nothing()
    {
        var path = await api.RogerRogerPerson();

        var answer = await api.Put(path, """{"givenName":"Jane"}""");

        Assert.Equal(["familyName: This value should not be blank."], answer.BrokenRules());
        Assert.Equal(1, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task Who_has_no_family_name_is_put_back_as_they_were_read()
    {
        var path = $"/people/{await api.Given.Person("""{"aliases":[{"firstName":"Jane"}]}""")}";

        var unchanged = await api.Put(path, (await api.Get(path)).Text);
        var changed = await api.Put(path, """{"givenName":"Janet"}""");
        var blank = await api.Put(path, """{"familyName":" ","givenName":"Janet"}""");

        Assert.Equal(HttpStatusCode.OK, unchanged.Status);
        Assert.Equal("Janet", (string?)changed["givenName"]);
        Assert.Equal(["familyName: This value should not be blank."], blank.BrokenRules());
        Assert.Equal(2, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task Nobody_answers_404_and_is_not_made()
    {
        var nobody = await api.Put("/people/01900000-0000-7000-8000-00000000dead", People.Jane);
        var unread = await api.Put("/people/01900000-0000-7000-8000-00000000dead", "nonsense", ("Content-Type", "text/plain"));

        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        Assert.Equal("Not Found", unread.ErrorDetail());
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get("/people/01900000-0000-7000-8000-00000000dead")).Status);
    }

    [Fact]
    public async Task Wrong_bodies_answer_415_and_400_and_a_missing_permission_403()
    {
        var path = await api.RogerRogerPerson();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Put(path, People.Jane, ("Content-Type", "text/plain"))).Status);
        Assert.Equal("Syntax error", (await api.Put(path, "{")).ErrorDetail());
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Put(path, People.Jane, ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)))).Status);
    }
}
