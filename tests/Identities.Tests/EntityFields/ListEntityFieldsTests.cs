using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.EntityFields;

public sealed class ListEntityFieldsTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Fields_of_every_type_are_listed_in_the_order_they_were_added()
    {
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        var personId = await api.Given.Person(
            $$"""
            {"entityFields":[
              {"entityFieldId":"{{ids[3]}}","name":"Tier","stringValue":"Gold"},
              {"entityFieldId":"{{ids[2]}}","name":"Since","dateValue":"2026-01-15"},
              {"entityFieldId":"{{ids[1]}}","name":"Score","numberValue":1.50},
              {"entityFieldId":"{{ids[0]}}","name":"Vip","boolValue":false}
            ]}
            """);

        var answer = await api.Get($"/api/v1/people/{personId}/entityFields");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""[{"entityFieldId":"{{ids[3]}}","name":"Tier","stringValue":"Gold","dateValue":null,"numberValue":null,"boolValue":null},"""
            + $$"""{"entityFieldId":"{{ids[2]}}","name":"Since","stringValue":null,"dateValue":"2026-01-15T00:00:00Z","numberValue":null,"boolValue":null},"""
            + $$"""{"entityFieldId":"{{ids[1]}}","name":"Score","stringValue":null,"dateValue":null,"numberValue":1.50,"boolValue":null},"""
            + $$"""{"entityFieldId":"{{ids[0]}}","name":"Vip","stringValue":null,"dateValue":null,"numberValue":null,"boolValue":false}]""",
            answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Theory]
    [InlineData("", "Tier Vip")]
    [InlineData("?fieldName=", "Tier Vip")]
    [InlineData("?fieldName=Tier", "Tier")]
    [InlineData("?fieldName=tier", "")]
    [InlineData("?fieldName=Tie", "")]
    [InlineData("?fieldName=Ti%25", "")]
    public async Task The_filter_takes_the_field_of_exactly_this_name_and_an_empty_one_takes_all(string query, string names)
    {
        var personId = await api.Given.Person("""{"entityFields":[{"name":"Tier","stringValue":"Gold"},{"name":"Vip","boolValue":true}]}""");

        var answer = await api.Get($"/api/v1/people/{personId}/entityFields{query}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(names, string.Join(' ', answer.Json!.AsArray().Select(field => (string?)field!["name"])));
    }

    [Fact]
    public async Task The_version_that_the_caller_holds_answers_304()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/entityFields?fieldName=Tier", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task A_name_that_no_text_can_hold_answers_400()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/entityFields?fieldName=a%00b");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("value-out-of-range", answer.Code);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}/entityFields?fieldName=Tier");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get(
            $"/api/v1/people/{Unknown}/entityFields", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
