using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdateAddressTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_given_is_changed_what_is_left_out_stays_and_null_clears()
    {
        var urn = await Make(",\"locality\":\"Oslo\",\"area\":\"Centre\",\"countryCode\":\"NO\"");

        var answer = await api.Put(Path("address", urn), """{"street":"Side Street 2","area":null,"countryCode":"SE","addressType":"HOME"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(
            ("Side Street 2", null, "Oslo", "0150", "SE", "HOME"),
            ((string?)answer["street"], (string?)answer["area"], (string?)answer["locality"],
             (string?)answer["postalCode"], (string?)answer["countryCode"], (string?)answer["addressType"]));
        Assert.Equal((await api.Get(Path("address", urn))).Text, answer.Text);
        Assert.Equal("Sweden", await api.Scalar<string>($"select country from addresses where person_address_id = '{urn}'"));
    }

    [Theory]
    [InlineData("norge?")]
    [InlineData("nor")]
    public async Task What_another_surface_has_stored_in_its_own_way_stays_when_it_is_sent_back(string country)
    {
        var identity = await api.Given.Person($$"""{"addresses":[{"city":"Oslo","street2":"Second line","country":"{{country}}"}]}""");
        var urn = (string)(await api.Get($"/api/v1/people/{identity}/addresses")).Json![0]!["personAddressId"]!;
        var native = await api.Get($"/api/v1/people/{identity}");

        var answer = await api.Put(Path("address", urn), (await api.Get(Path("address", urn))).Text);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(native.Text, (await api.Get($"/api/v1/people/{identity}")).Text);
        Assert.Equal(1, await api.Version(identity));
    }

    [Fact]
    public async Task Without_its_code_the_country_is_gone()
    {
        var urn = await Make(",\"countryCode\":\"NO\"");

        var answer = await api.Put(Path("address", urn), """{"countryCode":null}""");

        Assert.Null(answer["countryCode"]);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from addresses where person_address_id = '{urn}' and country is null"));
    }

    [Theory]
    [InlineData("""{"street":7}""", "street")]
    [InlineData("""{"postalCode":""}""", "postalCode")]
    [InlineData("""{"countryCode":"ZZ"}""", "countryCode")]
    [InlineData("""{"countryCode":"N"}""", "countryCode")]
    [InlineData("""{"region":[]}""", "region")]
    public async Task A_member_of_another_type_or_an_unknown_country_is_refused_and_nothing_is_changed(string body, string field)
    {
        var urn = await Make();
        var before = await api.Get(Path("address", urn));

        AssertInvalid(field, await api.Put(Path("address", urn), body));

        Assert.Equal(before.Text, (await api.Get(Path("address", urn))).Text);
    }

    [Fact]
    public async Task Street_and_postal_code_are_not_cleared_and_the_identity_not_even_judged()
    {
        var urn = await Make();

        AssertMissing("street", await api.Put(Path("address", urn), """{"street":null}"""));
        AssertMissing("postalCode", await api.Put(Path("address", urn), """{"postalCode":null}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("address", urn), """{"identity":{"urn":7}}""")).Status);
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("address", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("address", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("address", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("address", Unknown), """{"street":"Changed"}"""));
        AssertNotFound(await api.Put(Path("address", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("address", urn));

        var answer = await api.Put(Path("address", urn), """{"street":"Changed"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("address", urn))).Text);
    }

    private async Task<string> Make(string more = "")
        => await api.Make("address", Of("identity", await api.Identity(), ",\"street\":\"Main Street 1\",\"postalCode\":\"0150\"" + more));
}
