using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class CreateTagTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_tag_is_made_and_is_the_same_natively()
    {
        var answer = await api.Post("/tags", """{"title":"Made","description":"Here","backgroundColor":"#fff","textColor":"#000","id":"x","createdAt":"2020-01-01"}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var id = (string)answer["id"]!;
        Assert.Equal($"/tags/{id}", answer.Header("Location"));
        Assert.Equal(answer.Text, (await api.Get($"/tags/{id}")).Text);
        Assert.Equal(("Made", "Here", "#fff", "#000"), ((string?)answer["title"], (string?)answer["description"], (string?)answer["backgroundColor"], (string?)answer["textColor"]));
        Assert.Equal(
            $$"""{"tagId":"{{id}}","tagName":"Made","disabled":false,"description":"Here","defaultExpirePeriod":"00:00:00"}""",
            (await api.Get($"/api/v1/Tags/{id}")).Text);
        Assert.Equal("rogerroger", await api.Scalar<string>($"select origin from logged_changes where item_id = '{id}'"));
    }

    [Fact]
    public async Task A_title_that_another_tag_has_in_any_case_is_named()
    {
        await api.Given.Tag("Taken");

        var answer = await api.Post("/tags", """{"title":"TAKEN"}""");

        Assert.Equal(["title: This value is already used."], answer.BrokenRules());
        Assert.Equal("/validation_errors/23bd9dbf-6b9b-41cd-a99e-4844bcf3077f", (string?)answer["type"]);
    }

    [Theory]
    [InlineData("{}", "title: This value should not be blank.")]
    [InlineData("""{"title":null}""", "title: This value should not be blank.")]
    [InlineData("""{"title":" "}""", "title: This value should not be blank.")]
    public async Task A_blank_title_breaks_the_rule(string body, string rule)
    {
        Assert.Equal([rule], (await api.Post("/tags", body)).BrokenRules());
    }

    [Fact]
    public async Task Texts_of_more_than_255_characters_break_the_rule()
    {
        var longer = new string('x', 256);

        var answer = await api.Post("/tags", $$"""{"title":"{{longer}}","backgroundColor":"{{longer}}","textColor":"{{longer}}","description":"{{longer}}"}""");

        Assert.Equal(["title", "backgroundColor", "textColor"], answer.BrokenRules().Select(rule => rule.Split(':')[0]));
        Assert.Equal(HttpStatusCode.Created, (await api.Post("/tags", $$"""{"title":"{{longer[1..]}}"}""")).Status);
    }

    [Theory]
    [InlineData("""{"title":7}""", "The type of the \"title\" attribute must be \"string\", \"int\" given.")]
    [InlineData("""{"@id":"/tags/x","title":"x"}""", "Update is not allowed for this operation.")]
    [InlineData("{", "Syntax error")]
    [InlineData("[]", "The body must be a JSON object.")]
    public async Task A_body_of_the_wrong_shape_answers_400(string body, string detail)
    {
        var answer = await api.Post("/tags", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(detail, answer.ErrorDetail());
    }

    [Fact]
    public async Task Another_media_type_answers_415_and_without_the_permission_to_add_tags_403()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Post("/tags", "{}", ("Content-Type", "text/plain"))).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await api.Post("/tags", "{}", ("Authorization", "Bearer " + api.Token(Permissions.EditTags, Permissions.MutateAllIdentity)))).Status);
    }
}
