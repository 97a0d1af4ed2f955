using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class CreateSegmentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_segment_is_made_and_people_can_be_put_into_it()
    {
        var answer = await api.Post("/segments", """{"title":"Press","icon":"star"}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Null(answer["sequence"]);
        var segment = answer.Header("Location")!;
        Assert.Equal([segment], (await api.Post("/people", $$"""{"familyName":"Doe","segments":["{{segment}}"]}""")).Texts("segments"));
        Assert.Equal("rogerroger", await api.Scalar<string>($"select origin from logged_changes where item_table = 'segments' and item_id = '{answer["id"]}'"));
    }

    [Theory]
    [InlineData("{}", "title: This value should not be blank.", "icon: This value should not be blank.")]
    [InlineData("""{"title":" ","icon":null}""", "title: This value should not be blank.", "icon: This value should not be blank.")]
    [InlineData("""{"title":"x","icon":"x","sequence":2147483648}""", "sequence: This value should be between -2147483648 and 2147483647.")]
    public async Task Broken_rules_are_named(string body, params string[] rules)
    {
        Assert.Equal(rules, (await api.Post("/segments", body)).BrokenRules());
    }

    [Theory]
    [InlineData("""{"title":"x","icon":"x","sequence":1.5}""", "The type of the \"sequence\" attribute must be \"int\", \"float\" given.")]
    [InlineData("""{"title":"x","icon":"x","sequence":"1"}""", "The type of the \"sequence\" attribute must be \"int\", \"string\" given.")]
    public async Task A_wrong_type_answers_400(string body, string detail)
    {
        Assert.Equal(detail, (await api.Post("/segments", body)).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Post("/segments", "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddTags)))).Status);
    }
}
