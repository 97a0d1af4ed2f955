using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetCompanyTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_deployments_own_company_is_read_like_any_other()
    {
        var answer = await api.Get(Path("company", OwnCompany));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(OwnCompany, answer.Urn());
        Assert.Equal("Identities", (string?)answer["name"]);
    }

    [Fact]
    public async Task A_restricted_token_reads_its_own_companies_and_none_above_or_below()
    {
        var parent = await Make();
        var company = await api.Make("company", Of("parentCompany", parent, ",\"name\":\"Middle\""));
        var child = await api.Make("company", Of("parentCompany", company, ",\"name\":\"Below\""));

        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("company", company), api.For(company))).Status);
        AssertNotFound(await api.Get(Path("company", parent), api.For(company)));
        AssertNotFound(await api.Get(Path("company", child), api.For(company)));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("company", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("company", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private Task<string> Make() => api.Company();
}
