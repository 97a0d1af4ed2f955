using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdateEmailTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_address_is_changed_and_keeps_its_id_and_place()
    {
        var identity = await api.Identity();
        var first = await Make(identity, "a@example.com");
        var second = await Make(identity, "b@example.com");

        var answer = await api.Put(Path("email", first), """{"email":"c@example.com"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("c@example.com", (string?)answer["email"]);
        Assert.Equal([first, second], (await api.Get(Path("identity", identity))).Urns("emails"));
    }

    [Fact]
    public async Task An_address_that_the_identity_has_already_is_refused()
    {
        var identity = await api.Identity();
        var first = await Make(identity, "a@example.com");
        await Make(identity, "b@example.com");

        AssertInvalid("email", await api.Put(Path("email", first), """{"email":"B@example.com"}"""));

        Assert.Equal("a@example.com", (string?)(await api.Get(Path("email", first)))["email"]);
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("email", first), """{"email":"A@example.com"}""")).Status);
    }

    [Fact]
    public async Task What_another_surface_has_stored_in_its_own_way_may_be_sent_back()
    {
        var identity = await api.Identity();
        var urn = await Make(identity, "a@example.com");
        await api.Execute($"update emails set email = 'no address' where email_id = '{urn}'");

        var answer = await api.Put(Path("email", urn), (await api.Get(Path("email", urn))).Text);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        AssertInvalid("email", await api.Put(Path("email", urn), """{"email":"no address either"}"""));
    }

    [Fact]
    public async Task The_representation_that_was_read_may_be_sent_back_and_changes_nothing()
    {
        var identity = await api.Identity();
        var urn = await Make(identity, "a@example.com");
        var read = await api.Get(Path("email", urn));

        var answer = await api.Put(Path("email", urn), read.Text);

        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(2, await api.Version(identity));
    }

    [Theory]
    [InlineData("""{"email":7}""")]
    [InlineData("""{"email":""}""")]
    [InlineData("""{"email":"jane"}""")]
    public async Task What_is_no_address_is_refused(string body)
    {
        AssertInvalid("email", await api.Put(Path("email", await Make()), body));
    }

    [Fact]
    public async Task The_address_is_not_cleared()
    {
        AssertMissing("email", await api.Put(Path("email", await Make()), """{"email":null}"""));
    }

    [Fact]
    public async Task Its_identity_is_not_even_judged()
    {
        var urn = await Make();
        var before = await api.Get(Path("email", urn));

        Assert.Equal(before.Text, (await api.Put(Path("email", urn), Of("identity", await api.Identity()))).Text);
        Assert.Equal(before.Text, (await api.Put(Path("email", urn), """{"identity":7}""")).Text);
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("email", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("email", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("email", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("email", Unknown), """{"email":"changed@example.com"}"""));
        AssertNotFound(await api.Put(Path("email", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("email", urn));

        var answer = await api.Put(Path("email", urn), """{"email":"changed@example.com"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("email", urn))).Text);
    }

    private async Task<string> Make() => await Make(await api.Identity(), "jane.doe@example.com");

    private Task<string> Make(string identity, string email) => api.Make("email", Of("identity", identity, $",\"email\":\"{email}\""));
}
