using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class CreateNoteCategoryTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_category_is_made()
    {
        var answer = await api.Post("/note_categories", """{"title":"Visit"}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("Visit", (string?)answer["title"]);
        Assert.Equal(answer.Text, (await api.Get(answer.Header("Location")!)).Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from logged_changes where item_table = 'note_categories' and item_id = '{answer["id"]}'"));
    }

    [Fact]
    public async Task A_blank_title_breaks_the_rule_and_a_wrong_type_answers_400()
    {
        Assert.Equal(["title: This value should not be blank."], (await api.Post("/note_categories", "{}")).BrokenRules());
        Assert.Equal("The type of the \"title\" attribute must be \"string\", \"int\" given.", (await api.Post("/note_categories", """{"title":1}""")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Post("/note_categories", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
