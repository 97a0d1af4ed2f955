using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class ReplacePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_the_entity_leaves_out_is_cleared_but_for_custom_fields_and_consents()
    {
        var path = await api.SuperOfficePerson("""
            {"Firstname":"Jane","Lastname":"Doe","Title":"Engineer","NoMailing":true,"Emails":[{"Value":"a@example.com"}],"Category":{"Id":1},"Contact":{"ContactId":1},
             "Interests":[{"Id":2,"Selected":true}],"CustomFields":{"k":"v"},"Address":{"Street":{"City":"Oslo"}},"Country":{"CountryId":578},
             "Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}],"BirthDate":"1980-05-17T00:00:00"}
            """);

        var answer = await api.Put(path, """{"Lastname":"Roe","Address":{"Street":{"Zipcode":"0150"}},"CustomFields":{"l":"w"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Roe", (string?)answer["FullName"]);
        Assert.Equal("0150", (string?)answer["Address"]!["Formatted"]);
        Assert.Null(answer["Title"]);
        Assert.Null(answer["Category"]);
        Assert.Null(answer["Contact"]);
        Assert.Null(answer["Country"]);
        Assert.False((bool?)answer["NoMailing"]);
        Assert.Empty(answer.Values("Emails"));
        Assert.Empty(answer.Chosen("Interests"));
        Assert.Equal("0001-01-01T00:00:00", (string?)answer["BirthDate"]);
        Assert.Equal("""{"k":"v","l":"w"}""", answer["CustomFields"]!.ToJsonString());
        Assert.Single(answer["Consents"]!.AsArray());
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        Assert.Equal(2, await api.VersionOf(path));
    }

    [Fact]
    public async Task The_same_entity_twice_makes_one_version()
    {
        var path = await api.SuperOfficePerson();
        const string Entity = """{"Lastname":"Roe","Emails":[{"Value":"a@example.com"}],"Interests":[{"Id":1}]}""";

        await api.Put(path, Entity);
        await api.Put(path, Entity);

        Assert.Equal(2, await api.VersionOf(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Nonsense":1}""")]
    public async Task Without_an_entity_it_answers_400_and_changes_nothing(string body)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Put(path, body);

        Assert.Equal("SoArgumentException", answer.ErrorType());
        Assert.Equal(1, await api.VersionOf(path));
    }

    [Fact]
    public async Task Nobody_answers_404_a_change_since_412_and_a_missing_permission_403()
    {
        var path = await api.SuperOfficePerson();
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        await api.Patch(path, """{"Firstname":"Janet"}""");

        var nobody = await api.Put("/api/v1/Person/4711", "7");
        var changed = await api.Put(path, "{}", ("If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"));
        var forbidden = await api.Put(path, "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, changed.Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }

    [Fact]
    public async Task What_another_surface_made_longer_than_the_limits_may_be_sent_back()
    {
        var name = new string('x', 150);
        var personId = await api.Given.Person($$"""{"aliases":[{"firstName":"{{name}}"}],"addresses":[{"city":"{{new string('y', 250)}}"}]}""");
        var path = await api.SuperOfficePath(personId);
        var entity = (await api.Get(path)).Json!.AsObject();
        entity["Title"] = "Engineer";

        var answer = await api.Put(path, entity.ToJsonString());
        entity["Firstname"] = name + "z";
        var longer = await api.Put(path, entity.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((name, 250), ((string?)answer["Firstname"], ((string?)answer["Address"]!["Street"]!["City"])!.Length));
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
    }
}
