using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.People;

public sealed class SearchPeopleByEntityFieldTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Those_whose_text_is_exactly_that_are_answered_whole()
    {
        var personId = await api.Given.Person("""{"entityFields":[{"name":"LoyaltyTier","stringValue":"Gold"}]}""");
        await api.Given.Person("""{"entityFields":[{"name":"LoyaltyTier","stringValue":"Silver"}]}""");

        var answer = await api.Get("/api/v1/people/entityField/LoyaltyTier/entityValue/Gold");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($"[{(await api.Get($"/api/v1/people/{personId}")).Text}]", answer.Text);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("a b+c", "a%20b+c")]
    [InlineData("é?#", "%C3%A9%3F%23")]
    public async Task Both_segments_are_decoded_exactly_once(string text, string encoded)
    {
        var personId = await api.Given.Person($$"""{"entityFields":[{"name":"N{{text}}","stringValue":"V{{text}}"}]}""");

        var answer = await api.Get($"/api/v1/people/entityField/N{encoded}/entityValue/V{encoded}");
        var prefixed = await api.Get($"/identities/api/v1/people/entityField/N{encoded}/entityValue/V{encoded}?limit=10");

        Assert.Equal(personId, (string?)Assert.Single(answer.Json!.AsArray())!["personId"]);
        Assert.Equal(answer.Text, prefixed.Text);
    }

    [Fact]
    public async Task Nobody_with_the_text_is_an_empty_list()
    {
        var answer = await api.Get("/api/v1/people/entityField/Nothing/entityValue/None");

        Assert.Equal("[]", answer.Text);
    }

    [Fact]
    public async Task An_unusable_limit_answers_400()
    {
        var answer = await api.Get("/api/v1/people/entityField/a/entityValue/b?limit=x");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Error("limit"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_people_it_answers_403()
    {
        var answer = await api.Get("/api/v1/people/entityField/a/entityValue/b", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
