using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Conventions;

/// <summary>
/// The documented life of a client, call by call, as somebody has it who wrote against the documents: with a token that was asked for,
/// below the cloud's prefix and without it.
/// </summary>
public sealed class SeedExamplesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("")]
    [InlineData("/identities")]
    public async Task A_client_written_against_the_documents_works_unchanged(string prefix)
    {
        var login = await api.Post(
            $"{prefix}/api/v1/authenticate", $$"""{"username":"{{Api.AdminName}}","password":"{{Api.AdminPassword}}"}""", ("Authorization", ""));
        var bearer = ("Authorization", $"Bearer {login["token"]}");
        Assert.Equal(["username", "token"], Members(login));

        var renewed = await api.Get($"{prefix}/api/v1/renewToken", bearer);
        bearer = ("Authorization", $"Bearer {renewed["token"]}");
        Assert.Equal(["username", "token"], Members(renewed));

        var name = $"Visitor {Guid.NewGuid()}";
        var tag = await api.Post(
            $"{prefix}/api/v1/Tags",
            $$"""{"tagName":"{{name}}","disabled":false,"description":"An 8-hour pass","defaultExpirePeriod":"08:00:00"}""",
            bearer);
        var tagId = (string)tag["tagId"]!;
        Assert.Equal(HttpStatusCode.OK, tag.Status);
        Assert.Equal(["tagId", "tagName", "disabled", "description", "defaultExpirePeriod"], Members(tag));
        Assert.Equal($"[{tag.Text}]", (await api.Get($"{prefix}/api/v1/Tags?tagName={Uri.EscapeDataString(name)}", bearer)).Text);
        Assert.Equal(tag.Text, (await api.Get($"{prefix}/api/v1/Tags/{tagId}", bearer)).Text);

        var trial = await api.Put(
            $"{prefix}/api/v1/Tags/{tagId}",
            $$"""{"tagName":"{{name}}","disabled":false,"description":"A 30-day trial","defaultExpirePeriod":"30.00:00:00"}""",
            bearer);
        Assert.Equal("30.00:00:00", (string?)trial["defaultExpirePeriod"]);

        var person = $"{prefix}/api/v1/people/{(await api.Post($"{prefix}/api/v1/people", null, bearer))["personId"]}";

        var alias = await api.Put($"{person}/aliases", """{"firstName":"Jane","lastName":"Doe","middleName":null,"title":"Dr."}""", bearer);
        Assert.Equal(HttpStatusCode.OK, alias.Status);
        Assert.Equal(["personAliasId", "firstName", "lastName", "middleName", "title"], Members(alias));
        var again = await api.Put(
            $"{person}/aliases", $$"""{"personAliasId":"{{alias["personAliasId"]}}","firstName":"Jane","lastName":"Roe"}""", bearer);
        Assert.Equal($"[{again.Text}]", (await api.Get($"{person}/aliases", bearer)).Text);

        var put = await api.Put($"{person}/tags", $$"""{"tagId":"{{tagId}}","created":"2100-06-16T18:32:05Z","expires":"2100-07-16T18:32:05Z"}""", bearer);
        Assert.Equal(["tagId", "created", "expires", "personTagId"], Members(put));
        Assert.Equal("2100-06-16T18:32:05Z", (string?)put["created"]);
        Assert.Equal("2100-07-16T18:32:05Z", (string?)put["expires"]);
        var byDefault = await api.Put($"{person}/tags", $$"""{"tagId":"{{tagId}}","created":"2100-06-16T18:32:05Z"}""", bearer);
        Assert.Equal(put.Text, byDefault.Text);
        Assert.Equal($"[{put.Text}]", (await api.Get($"{person}/tags?tagName={Uri.EscapeDataString(name)}", bearer)).Text);

        var note = await api.Put($"{person}/notes", """{"summary":"Called","body":"About the order.","author":"jane.doe@example.com","sharedId":null}""", bearer);
        Assert.Equal(["noteId", "summary", "body", "author", "sharedId"], Members(note));
        Assert.Equal($"[{note.Text}]", (await api.Get($"{person}/notes", bearer)).Text);

        var address = await api.Put($"{person}/addresses", """{"street":"Main Street 1","city":"Springfield","postalCode":"62701","country":"US"}""", bearer);
        Assert.Equal(["personAddressId", "street", "street2", "city", "state", "postalCode", "country"], Members(address));

        var field = await api.Put($"{person}/entityFields", """{"name":"LoyaltyTier","stringValue":"Gold"}""", bearer);
        Assert.Equal(["entityFieldId", "name", "stringValue", "dateValue", "numberValue", "boolValue"], Members(field));
        Assert.Equal(field.Text, (await api.Put($"{person}/entityFields", """{"name":"LoyaltyTier","stringValue":"Gold"}""", bearer)).Text);
        Assert.Equal($"[{field.Text}]", (await api.Get($"{person}/entityFields?fieldName=LoyaltyTier", bearer)).Text);

        var whole = await api.Get(person, bearer);
        Assert.Equal(["personId", "aliases", "addresses", "entityFields", "tags", "notes"], Members(whole));

        // A client that sees the documented members only knows an applied tag by the tag's id.
        Assert.Equal("true", (await api.Delete($"{person}/tags/{tagId}", bearer)).Text);
        Assert.Equal("true", (await api.Delete($"{person}/aliases/{alias["personAliasId"]}", bearer)).Text);
        Assert.Equal("true", (await api.Delete($"{prefix}/api/v1/Tags/{tagId}", bearer)).Text);
        Assert.Equal("true", (await api.Delete($"{person}/notes/{note["noteId"]}", bearer)).Text);
        Assert.Equal("true", (await api.Delete($"{person}/entityFields/{field["entityFieldId"]}", bearer)).Text);
        Assert.Equal("[]", (await api.Get($"{person}/aliases", bearer)).Text);
        Assert.Equal("[]", (await api.Get($"{person}/tags", bearer)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"{prefix}/api/v1/Tags/{tagId}", bearer)).Status);
    }

    private static IEnumerable<string> Members(Answer answer) => answer.Json!.AsObject().Select(member => member.Key);
}
