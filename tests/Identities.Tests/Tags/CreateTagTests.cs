using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Tags;

public sealed class CreateTagTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_tag_is_answered_as_it_was_made_with_200()
    {
        var answer = await api.Post(
            "/api/v1/Tags",
            """{"tagName":"VIP ★","disabled":true,"description":"Line one\nline two","defaultExpirePeriod":"30.00:00:00"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"tagId":"{{answer["tagId"]}}","tagName":"VIP ★","disabled":true,"description":"Line one\nline two","defaultExpirePeriod":"30.00:00:00"}""",
            answer.Text);
        Assert.Equal(answer.Text, (await api.Get($"/api/v1/Tags/{answer["tagId"]}")).Text);
    }

    [Fact]
    public async Task What_is_left_out_or_null_has_its_default()
    {
        var leftOut = await api.Post("/api/v1/Tags", """{"tagName":"Bare"}""");
        var isNull = await api.Post("/api/v1/Tags", """{"tagId":null,"tagName":"Null","disabled":null,"description":null,"defaultExpirePeriod":null}""");

        Assert.EndsWith(""","tagName":"Bare","disabled":false,"description":null,"defaultExpirePeriod":"00:00:00"}""", leftOut.Text, StringComparison.Ordinal);
        Assert.EndsWith(""","tagName":"Null","disabled":false,"description":null,"defaultExpirePeriod":"00:00:00"}""", isNull.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_makes_the_id_whatever_the_body_says()
    {
        var wanted = Guid.CreateVersion7().ToString();

        var answer = await api.Post("/api/v1/Tags", $$"""{"tagId":"{{wanted}}","tagName":"Of its own id"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual(wanted, (string?)answer["tagId"]);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/api/v1/Tags/{wanted}")).Status);
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("08:00:00")]
    [InlineData("23:59:59")]
    [InlineData("1.00:00:00")]
    [InlineData("30.00:00:00")]
    [InlineData("365.12:30:45")]
    [InlineData("00:00:00.5000000")]
    [InlineData("00:00:00.0000010")]
    public async Task A_period_is_answered_as_it_was_sent(string period)
    {
        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"Period {{period}}","defaultExpirePeriod":"{{period}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(period, (string?)answer["defaultExpirePeriod"]);
        Assert.Equal(period, (string?)(await api.Get($"/api/v1/Tags/{answer["tagId"]}"))["defaultExpirePeriod"]);
    }

    [Theory]
    [InlineData("\"-08:00:00\"")]
    [InlineData("\"24:00:00\"")]
    [InlineData("\"00:60:00\"")]
    [InlineData("\" 08:00:00\"")]
    [InlineData("\"08:00:00 \"")]
    [InlineData("\"08:00\"")]
    [InlineData("\"8h\"")]
    [InlineData("\"PT8H\"")]
    [InlineData("\"\"")]
    [InlineData("\"00:00:00.0000001\"")]
    [InlineData("\"99999999.00:00:00\"")]
    [InlineData("\"08:00:00\\u0000\"")]
    [InlineData("480")]
    [InlineData("{}")]
    public async Task A_malformed_or_negative_period_answers_400(string period)
    {
        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"Malformed period","defaultExpirePeriod":{{period}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error("defaultExpirePeriod"));
    }

    [Theory]
    [InlineData("""{}""", "tagName")]
    [InlineData("""{"tagName":null}""", "tagName")]
    [InlineData("""{"tagName":""}""", "tagName")]
    [InlineData("""{"tagName":" \t "}""", "tagName")]
    [InlineData("""{"tagName":7}""", "tagName")]
    [InlineData("""{"tagName":"a\u0000b"}""", "tagName")]
    [InlineData("""{"tagName":"\udc00"}""", "tagName")]
    [InlineData("""{"tagName":"Refused","disabled":"true"}""", "disabled")]
    [InlineData("""{"tagName":"Refused","disabled":0}""", "disabled")]
    [InlineData("""{"tagName":"Refused","description":["text"]}""", "description")]
    [InlineData("""{"tagName":"Refused","tagId":"7"}""", "tagId")]
    [InlineData("""{"tagName":"Refused","tagId":"00000000-0000-0000-0000-000000000000"}""", "tagId")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var answer = await api.Post("/api/v1/Tags", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("[]", (await api.Get("/api/v1/Tags?tagName=Refused")).Text);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var answer = await api.Post("/api/v1/Tags", """{"disabled":1,"description":2,"defaultExpirePeriod":3}""");

        Assert.Equal(
            ["defaultExpirePeriod", "description", "disabled", "tagName"],
            answer["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tagName", 128)]
    [InlineData("description", 8192)]
    public async Task A_text_at_its_limit_is_kept_and_one_more_answers_400(string field, int limit)
    {
        var name = field == "tagName" ? "" : $"\"tagName\":\"{Guid.NewGuid()}\",";

        var longest = await api.Post("/api/v1/Tags", $$"""{{{name}}"{{field}}":"{{new string('ü', limit)}}"}""");
        var longer = await api.Post("/api/v1/Tags", $$"""{{{name}}"{{field}}":"{{new string('ü', limit + 1)}}"}""");

        Assert.Equal(new string('ü', limit), (string?)longest[field]);
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
        Assert.NotNull(longer.Error(field));
    }

    [Theory]
    [InlineData("Großkunde", "großKUNDE")]
    [InlineData("École", "ÉCOLE")]
    [InlineData("Visitor", "Visitor")]
    public async Task A_name_that_is_taken_in_any_case_answers_409(string name, string again)
    {
        await api.Given.Tag(name);

        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"{{again}}"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("tag-name-taken", answer.Code);
        Assert.NotNull(answer.Error("tagName"));
    }

    [Fact]
    public async Task Of_many_who_want_one_name_at_once_exactly_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(turn =>
            api.Post("/api/v1/Tags", $$"""{"tagName":"{{(turn % 2 == 0 ? "Wanted by all" : "WANTED BY ALL")}}"}""")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(15, answers.Count(answer => answer.Code == "tag-name-taken"));
        Assert.Equal(1, await api.Scalar<long>("select count(*) from tags where lower(tag_name) = 'wanted by all'"));
    }

    [Fact]
    public async Task A_tag_that_is_made_is_logged_with_who_made_it()
    {
        var tagId = await api.Given.Tag();

        Assert.Equal(
            ["INSERT native 01900000-0000-7000-8000-00000000cafe"],
            await api.Column<string>($"""
                select case when before is null then 'INSERT' else 'UPDATE' end || ' ' || origin || ' ' || actor
                from   logged_changes
                where  item_table = 'tags' and item_id = '{tagId}' and person_id is null and version is null
                """));
    }

    [Fact]
    public async Task Without_the_permission_to_add_tags_it_answers_403_and_makes_nothing()
    {
        var answer = await api.Post(
            "/api/v1/Tags", """{"tagName":"Not allowed"}""", ("Authorization", "Bearer " + api.Token(Permissions.EditTags, Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
        Assert.Equal("[]", (await api.Get("/api/v1/Tags?tagName=Not%20allowed")).Text);
    }
}
