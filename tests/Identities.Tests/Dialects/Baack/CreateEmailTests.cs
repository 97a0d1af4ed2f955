using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreateEmailTests(Api api) : IClassFixture<Api>
{
    private const int Arranged = 1;

    [Fact]
    public async Task An_address_is_made_and_read_on_the_other_surfaces()
    {
        var identity = await Parent();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");

        var answer = await api.Post("/n/v1/email/", Of("identity", identity, ",\"email\":\"jane.doe@example.com\""));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("email", answer.Urn()), answer.Header("Location"));
        Assert.Equal(
            $$"""{"urn":"{{answer.Urn()}}","url":"/n/v1/email/{{answer.Urn()}}","identity":{"urn":"{{identity}}","url":"/n/v1/identity/{{identity}}"},"email":"jane.doe@example.com"}""",
            answer.Text);
        Assert.Equal("jane.doe@example.com", (string?)(await api.Get($"/api/v1/Person/{number}"))["Emails"]![0]!["Value"]);
    }

    [Fact]
    public async Task An_address_that_is_there_in_other_letters_is_answered_as_it_is()
    {
        var identity = await Parent();
        var first = await api.Post("/n/v1/email", Of("identity", identity, ",\"email\":\"Jané@example.com\""));
        var version = await api.Version(identity);

        var second = await api.Post("/n/v1/email", Of("identity", identity, ",\"email\":\"JANÉ@Example.com\""));

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(version, await api.Version(identity));
    }

    [Fact]
    public async Task Another_identity_has_its_own()
    {
        var first = await api.Post("/n/v1/email", await Body(",\"email\":\"jane.doe@example.com\""));
        var second = await api.Post("/n/v1/email", await Body(",\"email\":\"jane.doe@example.com\""));

        Assert.NotEqual(first.Urn(), second.Urn());
    }

    [Fact]
    public async Task Many_calls_at_once_make_one_address()
    {
        var identity = await Parent();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(turn => api.Post(
            "/n/v1/email", Of("identity", identity, $",\"email\":\"{(turn % 2 == 0 ? "jane" : "JANE")}.doe@example.com\""))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single((await api.Get(Path("identity", identity))).Urns("emails"));
        Assert.Equal(2, await api.Version(identity));
    }

    [Theory]
    [InlineData("""{}""", "identity")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"}}""", "email")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"},"email":null}""", "email")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/email", body));
    }

    [Theory]
    [InlineData(",\"email\":\"\"", "email")]
    [InlineData(",\"email\":\"jane\"", "email")]
    [InlineData(",\"email\":\"jane@\"", "email")]
    [InlineData(",\"email\":\"@example.com\"", "email")]
    [InlineData(",\"email\":\"jane doe@example.com\"", "email")]
    [InlineData(",\"email\":[\"jane@example.com\"]", "email")]
    [InlineData(",\"email\":\"jane\\u0000@example.com\"", "email")]
    public async Task A_member_of_another_type_or_out_of_bounds_is_refused_by_its_name(string members, string field)
    {
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await api.Post("/n/v1/email", await Body(members));

        AssertInvalid(field, answer);
        Assert.True(await api.Scalar<long>("select count(*) from logged_changes") <= rows + Arranged);
    }

    [Fact]
    public async Task Below_something_unknown_nothing_is_made()
    {
        AssertNotFound(await api.Post("/n/v1/email", Of("identity", Unknown, ",\"email\":\"jane.doe@example.com\"")));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));

        AssertNotFound(await api.Post("/n/v1/email", Of("identity", await Parent(), ",\"email\":\"jane.doe@example.com\""), reader));
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused()
    {
        AssertInvalid("email", await api.Post("/n/v1/email", await Body($",\"email\":\"{new string('j', 310)}@example.com\"")));
    }

    private Task<string> Parent() => api.Identity();

    private async Task<string> Body(string members) => Of("identity", await Parent(), members);
}
