using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

/// <summary>Members match letter for letter, and each stands once.</summary>
public sealed class MemberNamesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("""{"FamilyName":"Roe"}""")]
    [InlineData("""{"familyname":"Roe"}""")]
    [InlineData("""{"FAMILYNAME":null,"GivenName":7}""")]
    [InlineData("""{"EmailAddresses":[{"email":"a@example.com"}]}""")]
    [InlineData("""{"phonenumbers":[{"phoneNumber":"1"}]}""")]
    [InlineData("""{"Address":{"city":"Oslo"}}""")]
    [InlineData("""{"Tags":["/tags/x"]}""")]
    [InlineData("""{"@ID":"/people/x","Id":"x"}""")]
    public async Task Another_spelling_is_an_unknown_member_and_ignored(string body)
    {
        var path = await api.RogerRogerPerson();
        var before = (await api.Get(path)).Text;

        var answer = await api.Merge(path, body);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(before, answer.Text);
    }

    [Theory]
    [InlineData("""{"familyName":"Roe","FamilyName":"Poe"}""")]
    [InlineData("""{"FamilyName":"Poe","familyName":"Roe","FAMILYNAME":null}""")]
    public async Task Of_two_spellings_the_exact_one_counts_wherever_it_stands(string body)
    {
        var path = await api.RogerRogerPerson();

        Assert.Equal("Roe", (string?)(await api.Merge(path, body))["familyName"]);
        Assert.Equal("Roe", (string?)(await api.Put(path, body))["familyName"]);
        Assert.Equal("Roe", (string?)(await api.Post("/people", body))["familyName"]);
    }

    [Theory]
    [InlineData("""{"address":{"City":"Bergen","city":"Oslo"}}""", "address", """{"city":"Oslo","postalCode":null,"street":null,"country":null}""")]
    [InlineData("""{"emailAddresses":[{"email":"a@example.com","Email":"b@example.com"}]}""", "emailAddresses", """[{"email":"a@example.com"}]""")]
    [InlineData("""{"phoneNumbers":[{"PhoneType":"fax","phoneNumber":"1"}]}""", "phoneNumbers", """[{"phoneNumber":"1","phoneType":null}]""")]
    public async Task Members_of_items_match_letter_for_letter_too(string body, string member, string shown)
    {
        var path = await api.RogerRogerPerson();

        var answer = await api.Merge(path, body);

        Assert.Equal(shown, answer[member]?.ToJsonString());
    }

    [Theory]
    [InlineData("""{"familyName":"Roe","familyName":"Poe"}""", "familyName")]
    [InlineData("""{"familyName":"Roe","family\u004eame":"Roe"}""", "familyName")]
    [InlineData("""{"familyName":"Roe","unknown":1,"unknown":2}""", "unknown")]
    [InlineData("""{"familyName":"Roe","address":{"city":"Oslo","city":"Bergen"}}""", "address.city")]
    [InlineData("""{"familyName":"Roe","emailAddresses":[{"email":"a@example.com"},{"email":"b@example.com","email":"c@example.com"}]}""", "emailAddresses[1].email")]
    [InlineData("""{"familyName":"Roe","phoneNumbers":[{"phoneType":"fax","phoneNumber":"1","phoneType":"fax"}]}""", "phoneNumbers[0].phoneType")]
    public async Task A_member_named_twice_answers_400_that_names_it_and_stores_nothing(string body, string member)
    {
        var path = await api.RogerRogerPerson();
        var (before, people) = ((await api.Get(path)).Text, await api.Scalar<long>("select count(*) from people"));

        Answer[] answers = [await api.Merge(path, body), await api.Put(path, body), await api.Post("/people", body)];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All(answers, answer => Assert.Equal($"The attribute \"{member}\" must be named once.", answer.ErrorDetail()));
        Assert.Equal(before, (await api.Get(path)).Text);
        Assert.Equal(people, await api.Scalar<long>("select count(*) from people"));
    }

    [Theory]
    [InlineData("/tags", """{"title":"twice","title":"twice"}""", """{"title":"{0}","Title":"other"}""")]
    [InlineData("/segments", """{"title":"t","icon":"star","icon":"moon"}""", """{"title":"{0}","icon":"star","Title":"other"}""")]
    [InlineData("/organizations", """{"title":"t","people":[],"people":[]}""", """{"title":"{0}","TITLE":"other"}""")]
    [InlineData("/note_categories", """{"title":"t","title":"u"}""", """{"TITLE":"other","title":"{0}"}""")]
    public async Task What_people_are_linked_with_is_read_as_they_are(string collection, string twice, string spelled)
    {
        var title = Guid.NewGuid().ToString();

        var refused = await api.Post(collection, twice);
        var made = await api.Post(collection, spelled.Replace("{0}", title, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(title, (string?)made["title"]);
    }

    [Fact]
    public async Task Notes_are_read_as_people_are()
    {
        var path = await api.Note(await api.NotesOfSomebody(), await api.Category());

        var refused = await api.Merge(path, """{"title":"a","title":"b"}""");
        var ignored = await api.Merge(path, """{"Title":"b","Flagged":true,"ISPRIVATE":"x"}""");

        Assert.Equal("The attribute \"title\" must be named once.", refused.ErrorDetail());
        Assert.Equal(HttpStatusCode.OK, ignored.Status);
        Assert.Null(ignored["title"]);
    }
}
