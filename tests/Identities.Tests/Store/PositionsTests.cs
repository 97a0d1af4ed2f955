using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Dialects.RogerRoger;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Store;

public sealed class PositionsTests(Api api) : IClassFixture<Api>
{
    private static readonly (string, string) JsonPatch = ("Content-Type", "application/json-patch+json");

    [Theory]
    [InlineData("""{"OfficePhones":[{"Value":"1"}],"MobilePhones":[{"Value":"2"}]}""")]
    [InlineData("""{"OfficePhones":[{"Value":"1"},{"Value":"2"}],"Faxes":[{"Value":"3"}],"InternetPhones":[{"Value":"4"},{"Value":"5"}]}""")]
    [InlineData("""{"Emails":[{"Value":"a@example.com"}],"ChatEmails":[{"Value":"chat"}]}""")]
    [InlineData("""{"Interests":[{"Id":1},{"Id":2},{"Id":3}],"ShipmentTypes":[{"Id":1}]}""")]
    [InlineData("""[{"op":"add","path":"OfficePhones/-","value":{"Value":"1"}},{"op":"add","path":"PrivatePhones/-","value":{"Value":"2"}}]""")]
    [InlineData("""[{"op":"add","path":"Emails/0","value":{"Value":"b@example.com"}},{"op":"add","path":"ChatEmails/-","value":{"Value":"chat"}}]""")]
    public async Task What_SuperOffice_brings_at_once_stands_at_positions_of_its_own(string body)
    {
        var path = await api.SuperOfficePerson("""{"Lastname":"Doe","OtherPhones":[{"Value":"9"}],"Emails":[{"Value":"z@example.com"}]}""");

        var answer = await api.Patch(path, body);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await AssertInOrder(await api.NativeId(path));
    }

    [Fact]
    public async Task An_entity_of_SuperOffice_that_is_created_or_put_has_positions_of_its_own()
    {
        const string entity = """
            {"Lastname":"Doe","OfficePhones":[{"Value":"1"}],"MobilePhones":[{"Value":"2"}],"Faxes":[{"Value":"3"}],
             "Emails":[{"Value":"a@example.com"}],"ChatEmails":[{"Value":"chat"}],"Interests":[{"Id":1},{"Id":2}],"ShipmentTypes":[{"Id":1}]}
            """;

        var created = await api.SuperOfficePerson(entity);
        var put = await api.SuperOfficePerson();
        await api.Put(put, entity);

        await AssertInOrder(await api.NativeId(created));
        await AssertInOrder(await api.NativeId(put));
    }

    [Fact]
    public async Task What_RogerRoger_adds_stands_behind_the_chat_addresses_and_ended_tags_that_it_does_not_show()
    {
        var (kept, ending) = (await api.Given.Tag(), await api.Given.Tag());
        var personId = await api.Given.Person($$"""{"aliases":[{"lastName":"Doe"}],"tags":[{"tagId":"{{kept}}"},{"tagId":"{{ending}}","expires":"{{Soon()}}"}]}""");
        await api.Patch(await api.SuperOfficePath(personId), """{"Emails":[{"Value":"a@example.com"}],"ChatEmails":[{"Value":"chat"}]}""");
        api.Clock.Advance(TimeSpan.FromMinutes(2));

        await api.Merge($"/people/{personId}", """{"emailAddresses":[{"email":"a@example.com"},{"email":"b@example.com"}]}""");
        await api.Merge($"/people/{personId}", $$"""{"tags":["/tags/{{kept}}","/tags/{{await api.Given.Tag()}}"]}""");

        await AssertInOrder(Guid.Parse(personId));
    }

    [Fact]
    public async Task What_a_native_patch_moves_stays_clear_of_what_its_reader_is_not_shown()
    {
        var (first, ending, last) = (await api.Given.Tag(), await api.Given.Tag(), await api.Given.Tag());
        var personId = await api.Given.Person($$"""
            {"aliases":[{"lastName":"Doe"}],"notes":[{"summary":"one"}],
             "tags":[{"tagId":"{{first}}"},{"tagId":"{{ending}}","expires":"{{Soon()}}"},{"tagId":"{{last}}"}]}
            """);
        await PrivateNote(personId);
        await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"two"}""");
        api.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await api.Patch(
            $"/api/v1/people/{personId}", """[{"op":"move","from":"/tags/1","path":"/tags/0"},{"op":"move","from":"/notes/1","path":"/notes/0"}]""", JsonPatch);

        Assert.Equal([last, first], answer["tags"]!.AsArray().Select(tag => (string?)tag!["tagId"]));
        Assert.Equal(["two", "one"], answer["notes"]!.AsArray().Select(note => (string?)note!["summary"]));
        await AssertInOrder(Guid.Parse(personId));
    }

    [Theory]
    [InlineData("""{"notes":[{"summary":"two"},{"summary":"one"}]}""")]
    [InlineData("""{"notes":[{"summary":"one"},{"summary":"two"},{"summary":"three"}]}""")]
    [InlineData("""{"aliases":[{"firstName":"Second"},{"lastName":"Doe"}],"addresses":[{"city":"Oslo"},{"city":"Bergen"}]}""")]
    [InlineData("""{"clientIdentifiers":[{"domain":"own","token":"c"},{"domain":"own","token":"b"},{"domain":"own","token":"a"}]}""")]
    public async Task What_an_import_moves_or_adds_stays_clear_of_what_it_does_not_name(string collections)
    {
        var personId = await api.Given.Person("""
            {"aliases":[{"lastName":"Doe"},{"firstName":"Second"}],"addresses":[{"city":"Bergen"},{"city":"Moss"}],"notes":[{"summary":"one"}]}
            """);
        await PrivateNote(personId);
        await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"two"}""");
        await api.Import($$"""{"personId":"{{personId}}","clientIdentifiers":[{"domain":"{{personId}}","token":"a"},{"domain":"{{personId}}","token":"b"}]}""");
        var line = JsonNode.Parse(collections.Replace("own", personId, StringComparison.Ordinal))!.AsObject();
        line["personId"] = personId;

        var outcome = await api.Import(line.ToJsonString());

        Assert.Equal("updated", outcome[0].Outcome());
        await AssertInOrder(Guid.Parse(personId));
    }

    [Fact]
    public async Task An_import_that_finds_somebody_by_an_identifier_leaves_their_other_identifiers_where_they_stand()
    {
        var domain = Guid.NewGuid().ToString();
        var personId = await api.Given.Person();
        await api.Import($$"""
            {"personId":"{{personId}}","clientIdentifiers":[{"domain":"{{domain}}","token":"a"},{"domain":"{{domain}}","token":"b"}]}
            """.ReplaceLineEndings(""));

        var outcome = await api.Import($$"""
            {"clientIdentifiers":[{"domain":"{{domain}}","token":"new"},{"domain":"{{domain}}","token":"b","expires":"2090-01-01T00:00:00Z"},
            {"domain":"{{domain}}","token":"a"}]}
            """.ReplaceLineEndings(""));

        Assert.Equal(("updated", personId), (outcome[0].Outcome(), outcome[0].PersonId()));
        await AssertInOrder(Guid.Parse(personId));
    }

    [Fact]
    public async Task Two_who_add_to_one_collection_at_once_get_positions_of_their_own()
    {
        var personId = await api.Given.Person("""{"aliases":[{"lastName":"Doe"}]}""");
        var superOffice = await api.SuperOfficePath(personId);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => (number % 4) switch
        {
            0 => api.Patch(superOffice, $$"""{"OfficePhones":{"Value":"{{number}}"},"Faxes":{"Value":"{{number}}"} }"""),
            1 => api.Post("/n/v1/telephone", $$"""{"identity":{"urn":"{{personId}}"},"number":"{{number}}"}"""),
            2 => api.Put($"/api/v1/people/{personId}/aliases", $$"""{"firstName":"{{number}}"}"""),
            _ => api.Post("/n/v1/email", $$"""{"identity":{"urn":"{{personId}}"},"email":"{{number}}@example.com"}"""),
        }));

        Assert.Equal(9, await api.Scalar<long>($"select count(*) from phones where person_id = '{personId}'"));
        await AssertInOrder(Guid.Parse(personId));
    }

    [Fact]
    public async Task Without_the_primary_company_the_others_stand_where_they_stood_and_a_new_one_behind_them()
    {
        var (first, second, third) = (await api.Organization(), await api.Organization(), await api.Organization());
        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","organizations":["{{first}}","{{second}}"]}""");
        var superOffice = await api.SuperOfficePath(Dialects.RogerRoger.People.IdIn(path));

        await api.Patch(superOffice, """{"Contact":null}""");
        await api.Patch(superOffice, $$"""{"Contact":{"ContactId":{{await api.Scalar<int>($"select company_number from companies where company_id = '{Dialects.RogerRoger.People.IdIn(third)}'")}}} }""");

        Assert.Equal([second, third], (await api.Get(path)).Texts("organizations"));
        await api.Patch(superOffice, """{"Contact":null}""");
        await api.Patch(superOffice, $$"""{"Contact":{"ContactId":{{await api.Scalar<int>($"select company_number from companies where company_id = '{Dialects.RogerRoger.People.IdIn(second)}'")}}} }""");
        Assert.Equal([second], (await api.Get(path)).Texts("organizations"));
        await AssertInOrder(Guid.Parse(Dialects.RogerRoger.People.IdIn(path)));
    }

    [Fact]
    public async Task Companies_put_back_on_Baack_as_they_were_read_move_nowhere()
    {
        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","organizations":["{{await api.Organization()}}","{{await api.Organization()}}","{{await api.Organization()}}"]}""");
        var organizations = (await api.Get(path)).Texts("organizations");
        await api.Merge(path, $$"""{"organizations":["{{organizations[0]}}","{{organizations[2]}}"]}""");
        var version = await api.VersionOfPerson(path);
        var identity = $"/n/v1/identity/{Dialects.RogerRoger.People.IdIn(path)}";

        var answer = await api.Put(identity, (await api.Get(identity)).Text);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(version, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task Rows_that_an_earlier_version_left_at_one_position_keep_their_order_and_make_no_version()
    {
        var path = await api.SuperOfficePerson("""{"Lastname":"Doe","OfficePhones":[{"Value":"1"}],"MobilePhones":[{"Value":"2"}],"Faxes":[{"Value":"3"}]}""");
        var personId = await api.NativeId(path);
        await api.Execute($"update phones set position = 1 where person_id = '{personId}'");
        var (person, version) = (await api.Get($"/people/{personId}"), await api.VersionOf(path));

        var put = await api.Put($"/people/{personId}", person.Text);
        var unmoved = await api.VersionOf(path);
        var turned = new JsonArray([.. person["phoneNumbers"]!.AsArray().Reverse().Select(phone => phone!.DeepClone())]);
        var moved = await api.Merge($"/people/{personId}", new JsonObject { ["phoneNumbers"] = turned.DeepClone() }.ToJsonString());

        Assert.Equal(person.Text, put.Text);
        Assert.Equal(version, unmoved);
        Assert.True(JsonNode.DeepEquals(turned, moved["phoneNumbers"]), moved.Text);
        await AssertInOrder(personId);
    }

    /// <summary>Positions are unique, and no surface finds anything to change in what it has just answered.</summary>
    private async Task AssertInOrder(Guid personId)
    {
        Assert.Equal("", await api.SharedPositions(personId));
        Assert.Equal("", await api.ChangedBySendingBack(personId));
    }

    private Task<Answer> PrivateNoteOf(string personId, User author, string category)
        => api.Post($"/people/{personId}/notes", $$"""{"description":"hidden","isPrivate":true,"category":"{{category}}"}""", author.Bearer);

    private async Task PrivateNote(string personId)
    {
        var answer = await PrivateNoteOf(personId, await api.UserWith([.. Permissions.All]), await api.Category(Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    private string Soon() => api.Clock.GetUtcNow().AddMinutes(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
