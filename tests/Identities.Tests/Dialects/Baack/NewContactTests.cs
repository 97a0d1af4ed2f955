using System.Net;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

/// <summary>The documented sequence for a new contact, call by call, read back through every surface.</summary>
public sealed class NewContactTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("")]
    [InlineData("/identities")]
    public async Task The_documented_sequence_makes_one_person_whom_every_surface_reads(string prefix)
    {
        var companies = await api.Get($"{prefix}/n/v1/companies");
        Assert.Equal(HttpStatusCode.OK, companies.Status);
        var owner = companies["companies"]![0]!.ToJsonString();
        AssertReference("company", OwnCompany, companies["companies"]![0]);

        var company = await Post($"{prefix}/n/v1/company/", """{"name":"Example Ltd"}""");
        var identity = await Post(
            $"{prefix}/n/v1/identity/", $$"""{"owner":{{owner}},"name":"Identity name handle","companies":[{"urn":"{{company.Urn()}}"}]}""");
        var person = await Post($"{prefix}/n/v1/person/", $$"""{"identity":{{identity.Text}},"birthDate":"1980-05-17T00:00:00.000"}""");
        var name = await Post(
            $"{prefix}/n/v1/personname/", $$"""{"person":{{person.Text}},"givenName":"Jane","familyName":"Doe","honorificPrefix":"Dr."}""");
        var email = await Post($"{prefix}/n/v1/email/", $$"""{"identity":{{identity.Text}},"email":"jane.doe@example.com"}""");

        var read = await api.Get(prefix + (string)identity["url"]!);
        Assert.Equal(["urn", "url", "owner", "name", "persons", "emails", "clientIdentifiers", "companies"], read.Members());
        Assert.Equal(
            $$"""{"urn":"{{identity.Urn()}}","url":"/n/v1/identity/{{identity.Urn()}}","owner":{{owner}},"name":"Identity name handle","persons":[{"urn":"{{person.Urn()}}","url":"/n/v1/person/{{person.Urn()}}"}],"emails":[{"urn":"{{email.Urn()}}","url":"/n/v1/email/{{email.Urn()}}"}],"clientIdentifiers":[],"companies":[{"urn":"{{company.Urn()}}"}]}""",
            read.Text);

        await AssertNative(prefix, identity.Urn(), name.Urn());
        await AssertSuperOffice(prefix, identity.Urn());
        await AssertRogerRoger(prefix, identity.Urn(), company.Urn());
    }

    private async Task<Answer> Post(string path, string body)
    {
        var answer = await api.Post(path, body);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.EndsWith((string)answer["url"]!, answer.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(answer.Header("Location")!)).Status);
        return answer;
    }

    private async Task AssertNative(string prefix, string identity, string name)
    {
        var native = await api.Get($"{prefix}/api/v1/people/{identity}");

        Assert.Equal(HttpStatusCode.OK, native.Status);
        Assert.Equal(
            $$"""[{"personAliasId":"{{name}}","firstName":"Jane","lastName":"Doe","middleName":null,"title":"Dr."}]""",
            native["aliases"]!.ToJsonString());
    }

    private async Task AssertSuperOffice(string prefix, string identity)
    {
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");

        var person = await api.Get($"{prefix}/api/v1/Person/{number}");

        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Equal(
            ("Jane", "Doe", "Dr.", "Example Ltd"),
            ((string?)person["Firstname"], (string?)person["Lastname"], (string?)person["Mrmrs"], (string?)person["Contact"]!["Name"]));
        Assert.StartsWith("1980-05-17", (string?)person["BirthDate"], StringComparison.Ordinal);
        Assert.Equal("jane.doe@example.com", (string?)Assert.Single(person["Emails"]!.AsArray())!["Value"]);
    }

    private async Task AssertRogerRoger(string prefix, string identity, string company)
    {
        var person = await api.Get($"{prefix}/people/{identity}");

        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Equal(
            ("Jane", "Doe", "Dr."), ((string?)person["givenName"], (string?)person["familyName"], (string?)person["honorificPrefix"]));
        Assert.Equal("jane.doe@example.com", (string?)Assert.Single(person["emailAddresses"]!.AsArray())!["email"]);
        Assert.Equal($"{prefix}/organizations/{company}", (string?)Assert.Single(person["organizations"]!.AsArray()));
    }
}
