using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class GetSimplePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_is_answered_flat()
    {
        var path = await api.SuperOfficePerson("""
            {"Firstname":"Jane","Lastname":"Doe","Title":"Engineer","Mrmrs":"Ms.","Emails":[{"Value":"a@example.com"},{"Value":"b@example.com"}],
             "OfficePhones":[{"Value":"1"}],"Contact":{"ContactId":1},"Country":{"CountryId":578},"Category":{"Id":2},"Position":{"Id":1}}
            """);

        var answer = await api.Get(path + "/Simple");

        Assert.Equal(["PersonId", "Firstname", "Lastname", "MiddleName", "Mrmrs", "Title"], answer.Json!.AsObject().Select(member => member.Key).Take(6));
        Assert.Equal("Jane", (string?)answer["Firstname"]);
        Assert.Equal("Jane Doe", (string?)answer["FullName"]);
        Assert.Equal("a@example.com", (string?)answer["Email"]);
        Assert.Equal("1", (string?)answer["DirectPhone"]);
        Assert.Equal("Managing director", (string?)answer["Position"]);
        Assert.Equal((1, 578, 2), ((int)answer["ContactId"]!, (int)answer["CountryId"]!, (int)answer["CategoryId"]!));
    }

    [Fact]
    public async Task A_person_can_be_answered_flat_in_XML_and_selected()
    {
        var path = await api.SuperOfficePerson();

        var xml = await api.Get(path + "/Simple", ("Accept", "text/xml"));
        var selected = await api.Get(path + "/Simple?$select=firstname");

        Assert.Contains("<Person ", xml.Text, StringComparison.Ordinal);
        Assert.Contains("<Firstname>Jane</Firstname>", xml.Text, StringComparison.Ordinal);
        Assert.Equal("Jane", (string?)selected["Firstname"]);
        Assert.Null(selected["Lastname"]);
    }

    [Fact]
    public async Task Nobodys_number_answers_404_and_a_missing_permission_403()
    {
        var forbidden = await api.Get("/api/v1/Person/1/Simple", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal("SoNotFoundException", (await api.Get("/api/v1/Person/4711/Simple")).ErrorType());
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
