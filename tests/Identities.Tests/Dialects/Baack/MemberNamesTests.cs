using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.Baack;

/// <summary>Members match letter for letter, and each stands once.</summary>
public sealed class MemberNamesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("identity", """{"Name":"other","NAME":null,"Companies":null,"URN":"x"}""")]
    [InlineData("person", """{"BirthDate":"1990-02-03","birthdate":7}""")]
    [InlineData("personname", """{"GivenName":"Janet","familyname":"Roe","HonorificPrefix":"Dr."}""")]
    [InlineData("email", """{"Email":"other@example.com"}""")]
    [InlineData("telephone", """{"Number":"2","TYPE":"Home"}""")]
    [InlineData("address", """{"Street":"Elsewhere","PostalCode":"2","countrycode":"xx"}""")]
    [InlineData("clientidentifier", """{"Domain":"example.org","TOKEN":"other","Expires":"x"}""")]
    [InlineData("company", """{"Name":"Other","parentcompany":{"urn":"x"}}""")]
    public async Task Another_spelling_is_an_unknown_member_and_ignored(string type, string body)
    {
        var path = Baack.Path(type, await Made(type));
        var before = (await api.Get(path)).Text;

        var answer = await api.Put(path, body);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(before, answer.Text);
    }

    [Theory]
    [InlineData("identity", """{"name":"exact","Name":"other"}""", "name")]
    [InlineData("identity", """{"NAME":7,"name":"exact"}""", "name")]
    [InlineData("personname", """{"GIVENNAME":null,"givenName":"exact","GivenName":"other"}""", "givenName")]
    [InlineData("telephone", """{"number":"exact","Number":"other"}""", "number")]
    [InlineData("address", """{"street":"exact","Street":"other"}""", "street")]
    [InlineData("clientidentifier", """{"token":"exact","Token":"other"}""", "token")]
    [InlineData("company", """{"name":"exact","Name":"other"}""", "name")]
    public async Task Of_two_spellings_the_exact_one_counts_wherever_it_stands(string type, string body, string member)
    {
        var answer = await api.Put(Baack.Path(type, await Made(type)), body);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("exact", (string?)answer[member]);
    }

    [Theory]
    [InlineData("identity", """{"name":"a","name":"a"}""", "name")]
    [InlineData("identity", """{"companies":[],"companies":[]}""", "companies")]
    [InlineData("identity", """{"unknown":1,"unknown":2}""", "unknown")]
    [InlineData("person", """{"birthDate":null,"birthDate":"1990-02-03"}""", "birthDate")]
    [InlineData("personname", """{"givenName":"a","given\u004eame":"b"}""", "givenName")]
    [InlineData("email", """{"email":"a@example.com","email":"b@example.com"}""", "email")]
    [InlineData("telephone", """{"type":"a","number":"1","type":"b"}""", "type")]
    [InlineData("address", """{"street":"a","street":"b"}""", "street")]
    [InlineData("clientidentifier", """{"token":"a","token":"b"}""", "token")]
    [InlineData("company", """{"name":"a","name":"b"}""", "name")]
    public async Task A_member_named_twice_is_an_invalid_representation_and_stores_nothing(string type, string body, string member)
    {
        var path = Baack.Path(type, await Made(type));
        var before = (await api.Get(path)).Text;

        var answer = await api.Put(path, body);

        Baack.AssertInvalid(member, answer);
        Assert.Equal(before, (await api.Get(path)).Text);
    }

    [Theory]
    [InlineData("""{"owner":{"urn":"{0}","urn":"{0}"}}""", "400 INVALID_REPRESENTATION owner")]
    [InlineData("""{"owner":{"URN":"{0}"}}""", "400 REPRESENTATION_MISSING_REQUIRED_FIELD owner")]
    [InlineData("""{"Owner":{"urn":"{0}"}}""", "400 REPRESENTATION_MISSING_REQUIRED_FIELD owner")]
    [InlineData("""{"owner":{"urn":"{0}"},"companies":[{"urn":"{0}","urn":"{0}"}]}""", "400 INVALID_REPRESENTATION companies.urn")]
    [InlineData("""{"owner":{"urn":"{0}"},"companies":[{"Urn":"{0}"}]}""", "400 REPRESENTATION_MISSING_REQUIRED_FIELD companies.urn")]
    public async Task Members_of_references_match_letter_for_letter_too(string body, string error)
    {
        var answer = await api.Post("/n/v1/identity", body.Replace("{0}", Baack.OwnCompany, StringComparison.Ordinal));

        Assert.Equal(error, answer.Error());
    }

    private async Task<string> Made(string type) => type switch
    {
        "identity" => await api.Identity(),
        "person" => await api.Person(),
        "personname" => await api.Make(type, Baack.Of("person", await api.Person(), ""","givenName":"Jane" """)),
        "email" => await api.Make(type, Baack.Of("identity", await api.Identity(), ""","email":"jane@example.com" """)),
        "telephone" => await api.Make(type, Baack.Of("identity", await api.Identity(), ""","number":"1","type":"Mobile" """)),
        "address" => await api.Make(type, Baack.Of("identity", await api.Identity(), ""","street":"Main Street 1","postalCode":"1" """)),
        "clientidentifier" => await api.Make(type, Baack.Of("identity", await api.Identity(), ""","domain":"example.com","token":"t" """)),
        _ => await api.Company(),
    };
}
