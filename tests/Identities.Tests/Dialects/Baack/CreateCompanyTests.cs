using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreateCompanyTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_company_is_made_below_another_one_and_owned_by_one()
    {
        var parent = await api.Company();

        var answer = await api.Post(
            "/n/v1/company/", $$"""{"name":"Example Ltd","parentCompany":{"urn":"{{parent}}"},"owner":{"urn":"{{OwnCompany}}"},"organisation":7,"entity":7}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("company", answer.Urn()), answer.Header("Location"));
        Assert.Equal(["urn", "url", "name", "parentCompany", "owner", "organisation", "entity"], answer.Members());
        Assert.Equal("Example Ltd", (string?)answer["name"]);
        AssertReference("company", parent, answer["parentCompany"]);
        AssertReference("company", OwnCompany, answer["owner"]);
        Assert.Null(answer["entity"]);
        Assert.Equal(HttpStatusCode.OK, (await api.Get((string)answer["organisation"]!["url"]!)).Status);
        Assert.Equal(answer.Text, (await api.Get(Path("company", answer.Urn()))).Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from logged_changes where item_table = 'companies' and item_id = '{answer.Urn()}' and origin = 'baack'"));
    }

    [Fact]
    public async Task A_name_is_enough_and_two_calls_make_two_companies()
    {
        var first = await api.Post("/n/v1/company", """{"name":"Example Ltd"}""");
        var second = await api.Post("/n/v1/company", """{"name":"Example Ltd","parentCompany":null,"owner":null}""");

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.NotEqual(first.Urn(), second.Urn());
        Assert.Equal((null, null), (second["parentCompany"], second["owner"]));
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":"n","owner":{}}""", "owner")]
    [InlineData("""{"name":"n","parentCompany":{"url":"x"}}""", "parentCompany")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/company", body));
    }

    [Theory]
    [InlineData("""{"name":7}""", "name")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"name":"n","owner":"x"}""", "owner")]
    [InlineData("""{"name":"n","parentCompany":{"urn":"x"}}""", "parentCompany")]
    public async Task A_member_of_another_type_is_refused_by_its_name(string body, string field)
    {
        AssertInvalid(field, await api.Post("/n/v1/company", body));
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("parentCompany")]
    public async Task An_unknown_company_answers_404_and_none_is_made(string member)
    {
        var companies = await api.Scalar<long>("select count(*) from companies");

        AssertNotFound(await api.Post("/n/v1/company", Of(member, Unknown, ",\"name\":\"n\"")));

        Assert.Equal(companies, await api.Scalar<long>("select count(*) from companies"));
    }

    [Theory]
    [InlineData("""{"name":"n"}""")]
    [InlineData("{}")]
    [InlineData("{")]
    public async Task A_token_restricted_to_companies_or_without_the_permission_makes_none(string body)
    {
        AssertNotFound(await api.Post("/n/v1/company", body, api.For(OwnCompany)));
        AssertNotFound(await api.Post("/n/v1/company", body, ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity))));
        AssertNotFound(await api.Post("/n/v1/company", body, ("Authorization", "")));
    }
}
