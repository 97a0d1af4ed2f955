using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetOrganisationTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task All_companies_belong_to_the_one_organisation()
    {
        var company = await api.Company();
        var url = (string)(await api.Get(Path("company", company)))["organisation"]!["url"]!;

        var answer = await api.Get(url, api.For(company));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"urn":"{{answer.Urn()}}","url":"{{url}}"}""", answer.Text);
        Assert.Equal(answer.Text, (await api.Get(url)).Text);
    }

    [Fact]
    public async Task Whoever_sees_none_of_its_companies_does_not_see_it()
    {
        var url = (string)(await api.Get(Path("company", OwnCompany)))["organisation"]!["url"]!;

        AssertNotFound(await api.Get(url, api.For(Unknown)));
        AssertNotFound(await api.Get(url, ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
        AssertNotFound(await api.Get(Path("organisation", Unknown)));
        AssertNotFound(await api.Get(Path("organisation", OwnCompany)));
    }
}
