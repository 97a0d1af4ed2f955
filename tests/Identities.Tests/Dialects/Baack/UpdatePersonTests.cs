using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdatePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_birth_date_is_changed_and_read_on_the_other_surfaces()
    {
        var identity = await api.Identity();
        var urn = await api.Make("person", Of("identity", identity));
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");

        var answer = await api.Put(Path("person", urn), """{"birthDate":"1980-05-17T23:59:59.999"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("1980-05-17T00:00:00.000", (string?)answer["birthDate"]);
        Assert.Equal((await api.Get(Path("person", urn))).Text, answer.Text);
        Assert.StartsWith("1980-05-17", (string?)(await api.Get($"/api/v1/Person/{number}"))["BirthDate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_out_it_stays_and_null_clears_it()
    {
        var urn = await api.Make("person", Of("identity", await api.Identity(), ",\"birthDate\":\"1980-05-17\""));

        var kept = await api.Put(Path("person", urn), "{}");
        var cleared = await api.Put(Path("person", urn), """{"birthDate":null}""");

        Assert.Equal("1980-05-17T00:00:00.000", (string?)kept["birthDate"]);
        Assert.Equal(HttpStatusCode.Accepted, cleared.Status);
        Assert.Null(cleared["birthDate"]);
    }

    [Fact]
    public async Task A_birthday_without_a_year_survives_that_its_null_is_sent_back()
    {
        var identity = await api.Identity();
        var urn = await api.Make("person", Of("identity", identity, ",\"birthDate\":\"1980-05-17\""));
        await api.Execute($"update people set birth_year_known = false where person_id = '{identity}'");

        await api.Put(Path("person", urn), (await api.Get(Path("person", urn))).Text);

        Assert.Equal(1, await api.Scalar<long>($"select count(*) from people where person_id = '{identity}' and birth_date = '1980-05-17'"));
    }

    [Fact]
    public async Task The_representation_that_was_read_may_be_sent_back_and_changes_nothing()
    {
        var identity = await api.Given.Person();
        var urn = (await api.Post("/n/v1/person", Of("identity", identity))).Urn();
        var read = await api.Get(Path("person", urn));

        var answer = await api.Put(Path("person", urn), read.Text);

        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(1, await api.Version(identity));
    }

    [Theory]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"}}""")]
    [InlineData("""{"identity":7,"names":7,"telephones":null,"addresses":"x","url":7}""")]
    public async Task What_never_changes_is_not_even_judged(string body)
    {
        var urn = await Make();
        var before = await api.Get(Path("person", urn));

        Assert.Equal(before.Text, (await api.Put(Path("person", urn), body)).Text);
    }

    [Theory]
    [InlineData("""{"birthDate":7}""")]
    [InlineData("""{"birthDate":""}""")]
    [InlineData("""{"birthDate":"17.5.1980"}""")]
    public async Task What_is_no_date_is_refused_by_its_name(string body)
    {
        AssertInvalid("birthDate", await api.Put(Path("person", await Make()), body));
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("person", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("person", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("person", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("person", Unknown), """{"birthDate":"1999-09-09"}"""));
        AssertNotFound(await api.Put(Path("person", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("person", urn));

        var answer = await api.Put(Path("person", urn), """{"birthDate":"1999-09-09"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("person", urn))).Text);
    }

    private Task<string> Make() => api.Person();

    [Fact]
    public async Task The_first_year_of_the_calendar_is_no_birth_date()
    {
        var urn = await api.Person();

        var answer = await api.Put(Path("person", urn), """{"birthDate":"0001-05-06"}""");

        Assert.Equal("400 INVALID_REPRESENTATION birthDate", answer.Error());
    }
}
