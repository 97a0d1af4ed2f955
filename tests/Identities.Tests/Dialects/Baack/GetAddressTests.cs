using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetAddressTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("norway", "NO")]
    [InlineData("Neverland", null)]
    public async Task An_address_from_another_surface_is_read_with_its_countrys_code_or_none(string country, string? code)
    {
        var identity = await api.Given.Person($$"""{"addresses":[{"city":"Oslo","street2":"Second line","country":"{{country}}"}]}""");
        var urn = (string)(await api.Get($"/api/v1/people/{identity}/addresses")).Json![0]!["personAddressId"]!;

        var answer = await api.Get(Path("address", urn));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["urn", "url", "identity", "officeBoxNumber", "street", "area", "locality", "region", "postalCode", "countryCode", "addressType"], answer.Members());
        Assert.Equal(("Oslo", null, code), ((string?)answer["locality"], (string?)answer["street"], (string?)answer["countryCode"]));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("address", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("address", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private async Task<string> Make() => await api.Make("address", Of("identity", await api.Identity(), ",\"street\":\"Main Street 1\",\"postalCode\":\"0150\""));
}
