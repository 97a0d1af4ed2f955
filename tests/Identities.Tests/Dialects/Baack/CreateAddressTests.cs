using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreateAddressTests(Api api) : IClassFixture<Api>
{
    private const int Arranged = 1;

    [Fact]
    public async Task An_address_is_made_and_read_on_the_other_surfaces()
    {
        var identity = await Parent();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");

        var answer = await api.Post("/n/v1/address/", Of("identity", identity, """
            ,"officeBoxNumber":"PO 7","street":"Main Street 1","area":"Centre","locality":"Oslo","region":"Oslo county","postalCode":"0150","countryCode":"no","addressType":"COMPANY"
            """));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("address", answer.Urn()), answer.Header("Location"));
        Assert.Equal(
            $$"""{"urn":"{{answer.Urn()}}","url":"/n/v1/address/{{answer.Urn()}}","identity":{"urn":"{{identity}}","url":"/n/v1/identity/{{identity}}"},"officeBoxNumber":"PO 7","street":"Main Street 1","area":"Centre","locality":"Oslo","region":"Oslo county","postalCode":"0150","countryCode":"NO","addressType":"COMPANY"}""",
            answer.Text);
        Assert.Equal(
            $$"""[{"personAddressId":"{{answer.Urn()}}","street":"Main Street 1","street2":null,"city":"Oslo","state":"Oslo county","postalCode":"0150","country":"Norway"}]""",
            (await api.Get($"/api/v1/people/{identity}/addresses")).Text);
        Assert.Equal("Main Street 1", (string?)(await api.Get($"/api/v1/Person/{number}"))["Address"]!["Street"]!["Address1"]);
    }

    [Fact]
    public async Task An_equal_address_is_answered_as_it_is_and_another_one_comes_last()
    {
        var identity = await Parent();
        var first = await api.Post("/n/v1/address", Of("identity", identity, ",\"street\":\"Main Street 1\",\"postalCode\":\"0150\",\"countryCode\":\"NO\""));

        var equal = await api.Post("/n/v1/address", Of("identity", identity, ",\"street\":\"Main Street 1\",\"postalCode\":\"0150\",\"countryCode\":\"no\""));
        var other = await api.Post("/n/v1/address", Of("identity", identity, ",\"street\":\"Main Street 1\",\"postalCode\":\"0150\""));

        Assert.Equal(HttpStatusCode.Created, equal.Status);
        Assert.Equal(first.Text, equal.Text);
        Assert.NotEqual(first.Urn(), other.Urn());
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from addresses where person_id = '{identity}' and is_primary"));
    }

    [Theory]
    [InlineData("""{"street":"s","postalCode":"p"}""", "identity")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"},"postalCode":"p"}""", "street")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"},"street":"s"}""", "postalCode")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/address", body));
    }

    [Theory]
    [InlineData(",\"street\":1,\"postalCode\":\"p\"", "street")]
    [InlineData(",\"street\":\"s\",\"postalCode\":150", "postalCode")]
    [InlineData(",\"street\":\"s\",\"postalCode\":\"p\",\"countryCode\":\"ZZ\"", "countryCode")]
    [InlineData(",\"street\":\"s\",\"postalCode\":\"p\",\"countryCode\":\"NOR\"", "countryCode")]
    [InlineData(",\"street\":\"s\",\"postalCode\":\"p\",\"countryCode\":\"\"", "countryCode")]
    [InlineData(",\"street\":\"s\",\"postalCode\":\"p\",\"countryCode\":\"ıo\"", "countryCode")]
    [InlineData(",\"street\":\"s\",\"postalCode\":\"p\",\"addressType\":[]", "addressType")]
    [InlineData(",\"street\":\"\",\"postalCode\":\"p\"", "street")]
    public async Task A_member_of_another_type_or_out_of_bounds_is_refused_by_its_name(string members, string field)
    {
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await api.Post("/n/v1/address", await Body(members));

        AssertInvalid(field, answer);
        Assert.True(await api.Scalar<long>("select count(*) from logged_changes") <= rows + Arranged);
    }

    [Fact]
    public async Task Below_something_unknown_nothing_is_made()
    {
        AssertNotFound(await api.Post("/n/v1/address", Of("identity", Unknown, ",\"street\":\"s\",\"postalCode\":\"p\"")));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));

        AssertNotFound(await api.Post("/n/v1/address", Of("identity", await Parent(), ",\"street\":\"s\",\"postalCode\":\"p\""), reader));
    }

    private Task<string> Parent() => api.Identity();

    private async Task<string> Body(string members) => Of("identity", await Parent(), members);
}
