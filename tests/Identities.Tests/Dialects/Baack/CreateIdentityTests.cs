using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreateIdentityTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_identity_is_made_and_answered_with_its_address()
    {
        var (owner, employer) = (await api.Company(), await api.Company());

        var answer = await api.Post(
            "/n/v1/identity/", $$"""{"owner":{"urn":"{{owner}}","url":"ignored"},"name":"jane","companies":[{"urn":"{{owner}}"},{"urn":"{{employer}}"}]}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(Path("identity", answer.Urn()), answer.Header("Location"));
        Assert.Equal(
            $$"""{"urn":"{{answer.Urn()}}","url":"/n/v1/identity/{{answer.Urn()}}","owner":{"urn":"{{owner}}","url":"/n/v1/company/{{owner}}"},"name":"jane","persons":[],"emails":[],"clientIdentifiers":[],"companies":[{"urn":"{{owner}}"},{"urn":"{{employer}}"}]}""",
            answer.Text);
        Assert.Equal(answer.Text, (await api.Get(Path("identity", answer.Urn()))).Text);
    }

    [Fact]
    public async Task Two_calls_make_two_identities()
    {
        Assert.NotEqual(await api.Identity(), await api.Identity());
    }

    [Fact]
    public async Task It_is_a_person_without_a_name_on_the_other_surfaces()
    {
        var urn = await api.Identity();

        var native = await api.Get($"/api/v1/people/{urn}");

        Assert.Equal(HttpStatusCode.OK, native.Status);
        Assert.Equal("[]", native["aliases"]!.ToJsonString());
        Assert.Equal("\"1\"", native.ETag);
    }

    [Fact]
    public async Task A_full_representation_makes_another_one_whatever_it_says_of_ids_and_children()
    {
        var first = await api.Identity();
        await api.Make("email", Of("identity", first, ",\"email\":\"jane.doe@example.com\""));
        var read = await api.Get(Path("identity", first));

        var answer = await api.Post("/n/v1/identity", read.Text);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.NotEqual(first, answer.Urn());
        Assert.Equal([], answer.Urns("emails"));
    }

    [Fact]
    public async Task Companies_named_twice_are_kept_once_where_they_are_named_first()
    {
        var (a, b) = (await api.Company(), await api.Company());

        var answer = await api.Post(
            "/n/v1/identity", Of("owner", OwnCompany, $$""","companies":[{"urn":"{{b}}"},{"urn":"{{a}}"},{"urn":"{{b.ToUpperInvariant()}}"}]"""));

        Assert.Equal([b, a], answer.Urns("companies"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"name\":null,\"companies\":null")]
    [InlineData(",\"name\":\" \",\"companies\":[]")]
    public async Task Without_a_name_and_companies_there_are_none(string more)
    {
        var answer = await api.Post("/n/v1/identity", Of("owner", OwnCompany, more));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Null(answer["name"]);
        Assert.Equal([], answer.Urns("companies"));
    }

    [Theory]
    [InlineData("""{}""", "owner")]
    [InlineData("""{"owner":null}""", "owner")]
    [InlineData("""{"owner":{}}""", "owner")]
    [InlineData("""{"owner":{"urn":null}}""", "owner")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"companies":[{}]}""", "companies.urn")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"companies":[{"urn":"01900000-0000-7000-8000-000000000001"},{"urn":null}]}""", "companies.urn")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/identity", body));
    }

    [Theory]
    [InlineData("""{"owner":"01900000-0000-7000-8000-000000000001"}""", "owner")]
    [InlineData("""{"owner":{"urn":"x"}}""", "owner")]
    [InlineData("""{"owner":{"urn":7}}""", "owner")]
    [InlineData("""{"owner":{"urn":"01900000000070008000000000000001"}}""", "owner")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"name":7}""", "name")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"name":"\u0000"}""", "name")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"companies":{}}""", "companies")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"companies":[7]}""", "companies")]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-000000000001"},"companies":[{"urn":"x"}]}""", "companies.urn")]
    public async Task A_member_of_another_type_is_refused_by_its_name(string body, string field)
    {
        AssertInvalid(field, await api.Post("/n/v1/identity", body));
    }

    [Theory]
    [InlineData(255, HttpStatusCode.Created)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task A_name_has_at_most_255_characters(int length, HttpStatusCode status)
    {
        var answer = await api.Post("/n/v1/identity", Of("owner", OwnCompany, $",\"name\":\"{new string('n', length)}\""));

        Assert.Equal(status, answer.Status);
        Assert.True(status == HttpStatusCode.Created || answer.Error() == "400 INVALID_REPRESENTATION name");
    }

    [Fact]
    public async Task An_unknown_owner_or_company_answers_404_and_nobody_is_made()
    {
        var people = await api.Scalar<long>("select count(*) from people");

        AssertNotFound(await api.Post("/n/v1/identity", Of("owner", Unknown)));
        AssertNotFound(await api.Post("/n/v1/identity", Of("owner", OwnCompany, $$""","companies":[{"urn":"{{OwnCompany}}"},{"urn":"{{Unknown}}"}]""")));

        Assert.Equal(people, await api.Scalar<long>("select count(*) from people"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        AssertNotFound(await api.Post("/n/v1/identity", Of("owner", OwnCompany), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity))));
    }
}
