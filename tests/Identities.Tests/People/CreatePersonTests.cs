using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.People;

public sealed class CreatePersonTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_person_is_made_with_all_parts_and_answered_as_it_will_be_read()
    {
        var tagId = await api.Given.Tag();
        string[] ids = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7().ToString())];
        var shared = Guid.CreateVersion7();

        var answer = await api.Post(
            "/api/v1/people",
            $$"""
            {
              "aliases": [{"personAliasId":"{{ids[0]}}","firstName":"Jane","lastName":"Doe","middleName":"Q.","title":"Dr."}],
              "addresses": [{"personAddressId":"{{ids[1]}}","street":"Main Street 1","street2":"Rear","city":"Springfield","state":"IL","postalCode":"62701","country":"USA"}],
              "entityFields": [{"entityFieldId":"{{ids[2]}}","name":"LoyaltyTier","stringValue":"Gold"}],
              "tags": [{"personTagId":"{{ids[3]}}","tagId":"{{tagId}}","created":"2026-01-15T12:00:00Z","expires":"2100-01-15T12:00:00Z"}],
              "notes": [{"noteId":"{{ids[4]}}","summary":"Called","body":"About the order.","author":"john.roe@example.com","sharedId":"{{shared}}"}]
            }
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal(
            $$"""
            {"personId":"{{answer["personId"]}}",
            "aliases":[{"personAliasId":"{{ids[0]}}","firstName":"Jane","lastName":"Doe","middleName":"Q.","title":"Dr."}],
            "addresses":[{"personAddressId":"{{ids[1]}}","street":"Main Street 1","street2":"Rear","city":"Springfield","state":"IL","postalCode":"62701","country":"USA"}],
            "entityFields":[{"entityFieldId":"{{ids[2]}}","name":"LoyaltyTier","stringValue":"Gold","dateValue":null,"numberValue":null,"boolValue":null}],
            "tags":[{"tagId":"{{tagId}}","created":"2026-01-15T12:00:00Z","expires":"2100-01-15T12:00:00Z","personTagId":"{{ids[3]}}"}],
            "notes":[{"noteId":"{{ids[4]}}","summary":"Called","body":"About the order.","author":"john.roe@example.com","sharedId":"{{shared}}"}]}
            """.ReplaceLineEndings(""),
            answer.Text);
        var read = await api.Get($"/api/v1/people/{answer["personId"]}");
        Assert.Equal(answer.Text, read.Text);
        Assert.Equal("\"1\"", read.ETag);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "application/json")]
    [InlineData("", "")]
    [InlineData("{}", "application/json")]
    [InlineData("""{"aliases":null,"addresses":[],"tags":null}""", "application/json")]
    [InlineData("""{"personId":null}""", "application/json")]
    public async Task Without_any_parts_a_person_with_nothing_is_made(string? body, string? contentType)
    {
        var answer = contentType is null
            ? await api.Post("/api/v1/people", body)
            : await api.Post("/api/v1/people", body, ("Content-Type", contentType));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"personId":"{{answer["personId"]}}","aliases":[],"addresses":[],"entityFields":[],"tags":[],"notes":[]}""", answer.Text);
    }

    [Fact]
    public async Task The_order_of_the_parts_is_kept()
    {
        var names = Enumerable.Range(0, 30).Select(number => $"Name {number}").Reverse().ToArray();

        var answer = await api.Post(
            "/api/v1/people", $$"""{"aliases":[{{string.Join(',', names.Select(name => $$"""{"firstName":"{{name}}"}"""))}}]}""");

        Assert.Equal(names, answer["aliases"]!.AsArray().Select(alias => (string)alias!["firstName"]!));
    }

    [Fact]
    public async Task What_a_tag_and_a_note_leave_out_comes_from_the_definition_the_clock_and_the_caller()
    {
        var forADay = await api.Given.Tag(more: ""","defaultExpirePeriod":"1.00:00:00" """);
        var forGood = await api.Given.Tag();

        var answer = await api.Post(
            "/api/v1/people",
            $$"""
            {"tags":[{"tagId":"{{forADay}}","created":"2100-01-01T00:00:00Z"},{"tagId":"{{forGood}}"}],"notes":[{"summary":"Of the caller"}]}
            """);

        Assert.Equal("2100-01-02T00:00:00Z", (string?)answer["tags"]![0]!["expires"]);
        Assert.Null(answer["tags"]![1]!["expires"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string?)answer["tags"]![1]!["created"]);
        Assert.Equal("jane.doe@example.com", (string?)answer["notes"]![0]!["author"]);
    }

    [Fact]
    public async Task An_expiry_of_null_keeps_a_tag_for_good_whatever_its_period()
    {
        var tagId = await api.Given.Tag(more: ""","defaultExpirePeriod":"1.00:00:00" """);

        var answer = await api.Post("/api/v1/people", $$"""{"tags":[{"tagId":"{{tagId}}","expires":null}]}""");

        Assert.Null(answer["tags"]![0]!["expires"]);
    }

    [Fact]
    public async Task An_unknown_tag_answers_404_and_stores_nothing()
    {
        var before = await api.Scalar<long>("select count(*) from people");

        var answer = await api.Post("/api/v1/people", $$"""{"aliases":[{"firstName":"Jane"}],"tags":[{"tagId":"{{Unknown}}"}]}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("tag-not-found", answer.Code);
        Assert.Equal(before, await api.Scalar<long>("select count(*) from people"));
        Assert.Equal(0, await api.Scalar<long>("select count(*) from change where person_id is not null and person_id not in (select person_id from people)"));
    }

    [Fact]
    public async Task A_disabled_tag_answers_400()
    {
        var tagId = await api.Given.Tag(more: ""","disabled":true""");

        var answer = await api.Post("/api/v1/people", $$"""{"tags":[{"tagId":"{{tagId}}"}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("tag-disabled", answer.Code);
    }

    [Fact]
    public async Task A_default_expiry_behind_the_calendar_answers_400()
    {
        var tagId = await api.Given.Tag(more: ""","defaultExpirePeriod":"10675199.00:00:00" """);

        var answer = await api.Post("/api/v1/people", $$"""{"tags":[{"tagId":"{{tagId}}"}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("expires-too-late", answer.Code);
    }

    [Theory]
    [InlineData("""{"aliases":[{"firstName":"Jane"},{}]}""", "aliases[1].firstName")]
    [InlineData("""{"aliases":[7]}""", "aliases[0]")]
    [InlineData("""{"aliases":{}}""", "aliases")]
    [InlineData("""{"aliases":[null]}""", "aliases[0]")]
    [InlineData("""{"addresses":[{"city":7}]}""", "addresses[0].city")]
    [InlineData("""{"entityFields":[{"stringValue":"x"}]}""", "entityFields[0].name")]
    [InlineData("""{"entityFields":[{"name":"x"}]}""", "entityFields[0].stringValue")]
    [InlineData("""{"entityFields":[{"name":"x","stringValue":"1","boolValue":true}]}""", "entityFields[0].stringValue")]
    [InlineData("""{"entityFields":[{"name":"Tier","stringValue":"1"},{"name":"TIER","stringValue":"2"}]}""", "entityFields[1].name")]
    [InlineData("""{"tags":[{}]}""", "tags[0].tagId")]
    [InlineData("""{"tags":[{"tagId":"7"}]}""", "tags[0].tagId")]
    [InlineData("""{"tags":[{"tagId":"01900000-0000-7000-8000-00000000dead"},{"tagId":"01900000-0000-7000-8000-00000000DEAD"}]}""", "tags[1].tagId")]
    [InlineData("""{"tags":[{"tagId":"01900000-0000-7000-8000-00000000dead","created":"2026-01-02","expires":"2026-01-02"}]}""", "tags[0].expires")]
    [InlineData("""{"notes":[{"author":"x"}]}""", "notes[0].summary")]
    [InlineData("""{"notes":[{"body":"x","noteId":"01900000-0000-7000-8000-00000000dead"},{"body":"y","noteId":"01900000-0000-7000-8000-00000000dead"}]}""", "notes[1].noteId")]
    public async Task An_unacceptable_part_answers_400_and_is_named_by_its_place(string body, string field)
    {
        var answer = await api.Post("/api/v1/people", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
    }

    [Theory]
    [InlineData("aliases", "personAliasId", """ "firstName":"Mallory" """)]
    [InlineData("addresses", "personAddressId", """ "city":"Elsewhere" """)]
    [InlineData("entityFields", "entityFieldId", """ "name":"Field","stringValue":"x" """)]
    [InlineData("notes", "noteId", """ "body":"x" """)]
    public async Task The_id_of_another_persons_item_answers_404_and_moves_nothing(string list, string id, string members)
    {
        var itemId = Guid.CreateVersion7();
        var owner = await api.Given.Person($$"""{"{{list}}":[{"{{id}}":"{{itemId}}",{{members}}}]}""");
        var before = await api.Get($"/api/v1/people/{owner}");

        var answer = await api.Post("/api/v1/people", $$"""{"{{list}}":[{"{{id}}":"{{itemId}}",{{members}}}]}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("item-not-found", answer.Code);
        Assert.Equal(before.Text, (await api.Get($"/api/v1/people/{owner}")).Text);
    }

    [Fact]
    public async Task Two_calls_make_two_people()
    {
        Assert.NotEqual(await api.Given.Person(), await api.Given.Person());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Post("/api/v1/people", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
