using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class ListCompaniesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("/n/v1/companies")]
    [InlineData("/n/v1/companies/")]
    [InlineData("/identities/n/v1/companies")]
    public async Task A_restricted_token_is_answered_its_own_companies_and_no_more(string path)
    {
        var (a, b) = (await api.Company(), await api.Company());
        await api.Company();

        var answer = await api.Get(path, api.For(b, Unknown, a, b));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"companies":[{"urn":"{{a}}","url":"/n/v1/company/{{a}}"},{"urn":"{{b}}","url":"/n/v1/company/{{b}}"}]}""",
            answer.Text);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"somebody\"")]
    public async Task A_token_restricted_to_nobody_is_answered_none(string claim)
    {
        var answer = await api.Get("/n/v1/companies", api.Bearer($",\"company\":{claim}"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"companies":[]}""", answer.Text);
    }

    [Fact]
    public async Task Any_other_token_is_answered_all_of_them_page_by_page()
    {
        await api.Execute("insert into companies (company_id, name) select gen_random_uuid(), 'n' from generate_series(1, 250)");
        var all = await api.Column<Guid>("select company_id from companies order by company_id");
        var seen = new List<string>();

        for (var next = "/n/v1/companies"; next is not null;)
        {
            var page = await api.Get(next);
            Assert.InRange(page.Urns("companies").Length, 1, 100);
            seen.AddRange(page.Urns("companies"));
            next = (string?)page["nextPage"];
        }

        Assert.Equal(all.Select(company => company.ToString()), seen);
    }

    [Fact]
    public async Task A_page_behind_something_that_is_no_urn_is_refused()
    {
        AssertInvalid("after", await api.Get("/n/v1/companies?after=x"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        AssertNotFound(await api.Get("/n/v1/companies", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
        AssertNotFound(await api.Get("/n/v1/companies?after=x", ("Authorization", "")));
    }
}
