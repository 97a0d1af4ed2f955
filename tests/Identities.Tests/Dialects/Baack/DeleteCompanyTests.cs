using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class DeleteCompanyTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_company_that_nothing_refers_to_is_deleted()
    {
        var urn = await Make();

        var answer = await api.Delete(Path("company", urn));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.DoesNotContain(urn, (await api.Get("/n/v1/companies")).Urns("companies"));
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from logged_changes where item_table = 'companies' and item_id = '{urn}' and after is null"));
    }

    [Fact]
    public async Task One_that_owns_or_is_referred_to_is_refused()
    {
        var (owner, employer, parent, holder) = (await Make(), await Make(), await Make(), await Make());
        await api.Make("identity", Of("owner", owner, $$""","companies":[{"urn":"{{employer}}"}]"""));
        await api.Make("company", $$"""{"parentCompany":{"urn":"{{parent}}"},"owner":{"urn":"{{holder}}"},"name":"n"}""");

        foreach (var urn in new[] { owner, employer, parent, holder })
        {
            AssertInvalid("urn", await api.Delete(Path("company", urn)));
            Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("company", urn))).Status);
        }
    }

    [Fact]
    public async Task The_deployments_own_company_is_refused_to_whoever_sees_it()
    {
        AssertInvalid("urn", await api.Delete(Path("company", OwnCompany)));
        AssertNotFound(await api.Delete(Path("company", OwnCompany), api.For(await Make())));
    }

    [Fact]
    public async Task Once_nobody_refers_to_it_any_more_it_can_go()
    {
        var urn = await Make();
        var identity = await api.Make("identity", Of("owner", urn));
        AssertInvalid("urn", await api.Delete(Path("company", urn)));

        await api.Delete(Path("identity", identity));

        Assert.Equal(HttpStatusCode.Accepted, (await api.Delete(Path("company", urn))).Status);
    }

    [Fact]
    public async Task What_is_deleted_answers_404_from_then_on()
    {
        var urn = await Make();
        await api.Delete(Path("company", urn));

        AssertNotFound(await api.Delete(Path("company", urn)));
        AssertNotFound(await api.Get(Path("company", urn)));
        AssertNotFound(await api.Put(Path("company", urn), "{}"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_deletes_nothing()
    {
        var urn = await Make();

        var answer = await api.Delete(Path("company", urn), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("company", urn))).Status);
    }

    private Task<string> Make() => api.Company();
}
