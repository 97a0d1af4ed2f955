using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreateTelephoneTests(Api api) : IClassFixture<Api>
{
    private const int Arranged = 1;

    [Theory]
    [InlineData("Work mobile", null, "OtherPhones")]
    [InlineData("mobile", "mobile", "MobilePhones")]
    [InlineData("Work", "work", "OfficePhones")]
    [InlineData("fax", "fax", "Faxes")]
    [InlineData(null, null, "OtherPhones")]
    public async Task A_type_that_names_a_kind_is_the_kind_on_other_surfaces_and_any_other_one_is_kept_as_it_is(string? type, string? kind, string superOffice)
    {
        var identity = await Parent();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");
        var given = type is null ? "null" : $"\"{type}\"";

        var answer = await api.Post("/n/v1/telephone/", Of("identity", identity, $",\"number\":\"+447789012345\",\"type\":{given}"));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("telephone", answer.Urn()), answer.Header("Location"));
        Assert.Equal(
            $$$"""{"urn":"{{{answer.Urn()}}}","url":"/n/v1/telephone/{{{answer.Urn()}}}","number":"+447789012345","type":{{{given}}},"identity":{"urn":"{{{identity}}}","url":"/n/v1/identity/{{{identity}}}"}}""",
            answer.Text);
        Assert.Equal(kind ?? "-", await api.Scalar<string>($"select coalesce(kind, '-') from phones where phone_id = '{answer.Urn()}'"));
        Assert.Equal("+447789012345", (string?)(await api.Get($"/api/v1/Person/{number}"))[superOffice]![0]!["Value"]);
    }

    [Fact]
    public async Task An_equal_number_is_answered_as_it_is_and_of_another_type_it_stands_twice()
    {
        var identity = await Parent();
        var first = await api.Post("/n/v1/telephone", Of("identity", identity, ",\"number\":\"1\",\"type\":\"work\""));

        var equal = await api.Post("/n/v1/telephone", Of("identity", identity, ",\"number\":\"1\",\"type\":\"work\""));
        var other = await api.Post("/n/v1/telephone", Of("identity", identity, ",\"number\":\"1\",\"type\":\"mobile\""));

        Assert.Equal(HttpStatusCode.Created, equal.Status);
        Assert.Equal(first.Urn(), equal.Urn());
        Assert.NotEqual(first.Urn(), other.Urn());
    }

    [Theory]
    [InlineData("""{"number":"1"}""", "identity")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"}}""", "number")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/telephone", body));
    }

    [Theory]
    [InlineData(",\"number\":1", "number")]
    [InlineData(",\"number\":\" \"", "number")]
    [InlineData(",\"number\":\"1\",\"type\":{}", "type")]
    public async Task A_member_of_another_type_or_out_of_bounds_is_refused_by_its_name(string members, string field)
    {
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await api.Post("/n/v1/telephone", await Body(members));

        AssertInvalid(field, answer);
        Assert.True(await api.Scalar<long>("select count(*) from logged_changes") <= rows + Arranged);
    }

    [Fact]
    public async Task Below_something_unknown_nothing_is_made()
    {
        AssertNotFound(await api.Post("/n/v1/telephone", Of("identity", Unknown, ",\"number\":\"1\"")));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));

        AssertNotFound(await api.Post("/n/v1/telephone", Of("identity", await Parent(), ",\"number\":\"1\""), reader));
    }

    private Task<string> Parent() => api.Identity();

    private async Task<string> Body(string members) => Of("identity", await Parent(), members);
}
