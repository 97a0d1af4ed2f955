using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

/// <summary>Members match in any case, and no object spells one in two ways.</summary>
public sealed class MemberNamesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("""{"firstname":"Janet","LASTNAME":"Roe"}""")]
    [InlineData("""[{"op":"replace","path":"FIRSTNAME","value":"Janet"},{"op":"replace","path":"/lastname","value":"Roe"}]""")]
    [InlineData("""{"Firstname":"other","Firstname":"Janet","Lastname":"Roe"}""")]
    public async Task Any_case_is_taken_and_of_one_spelling_twice_the_last_wins(string body)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, body);

        Assert.Equal(("Janet", "Roe"), ((string?)answer["Firstname"], (string?)answer["Lastname"]));
    }

    [Theory]
    [InlineData("""{"Firstname":"A","firstname":"B"}""", "firstname")]
    [InlineData("""{"firstname":"A","Firstname":"A"}""", "Firstname")]
    [InlineData("""{"Firstname":"A","Firstname":"B","FIRSTNAME":"C"}""", "FIRSTNAME")]
    [InlineData("""{"Nonsense":1,"nonsense":2}""", "nonsense")]
    [InlineData("""{"Category":{"Id":1,"id":2}}""", "id")]
    [InlineData("""{"Address":{"Street":{"City":"Oslo","CITY":"Bergen"}}}""", "CITY")]
    [InlineData("""{"Emails":[{"Value":"a@example.com"},{"Value":"b@example.com","value":"c@example.com"}]}""", "value")]
    [InlineData("""{"OfficePhones":{"Value":"1","Description":"a","description":"b"}}""", "description")]
    [InlineData("""{"Interests":[{"Id":1,"ID":2}]}""", "ID")]
    [InlineData("""{"Consents":[{"ConsentPurposeKey":"STORE","consentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}]}""", "consentPurposeKey")]
    [InlineData("""{"CustomFields":{"x_a":"1","X_A":"2"}}""", "X_A")]
    [InlineData("""{"CustomFields":{"x_é":"1","X_É":"2"}}""", "X_É")]
    [InlineData("""[{"op":"replace","path":"Category","value":{"Id":1,"id":2}}]""", "id")]
    [InlineData("""[{"op":"add","path":"Emails/-","value":{"Value":"a@example.com","VALUE":"b@example.com"}}]""", "VALUE")]
    [InlineData("""[{"op":"replace","path":"Faxes","value":[{"value":"1","Value":"2"}]}]""", "Value")]
    [InlineData("""[{"op":"replace","path":"Firstname","value":"A"},{"op":"replace","path":"CustomFields","value":{"k":"1","K":"2"}}]""", "K")]
    [InlineData("""[{"op":"test","path":"Category","value":{"Id":0,"id":0}}]""", "id")]
    public async Task Two_spellings_of_one_member_answer_400_that_names_it_and_store_nothing(string body, string member)
    {
        var path = await api.SuperOfficePerson();
        var before = (await api.Get(path)).Text;

        var answer = await api.Patch(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("SoArgumentException", answer.ErrorType());
        Assert.Equal($"The member {member} stands twice in one object, in two spellings; name it once.", answer.ErrorMessage());
        Assert.Equal(before, (await api.Get(path)).Text);
    }

    [Theory]
    [InlineData("""{"Lastname":"Roe","lastname":"Poe"}""")]
    [InlineData("""{"Lastname":"Roe","Address":{"Postal":{"Zipcode":"1","zipcode":"2"}}}""")]
    [InlineData("""{"Lastname":"Roe","UserDefinedFields":{"SuperOffice:1":"1","superoffice:1":"2"}}""")]
    public async Task Whole_entities_and_list_items_are_judged_alike(string body)
    {
        var path = await api.SuperOfficePerson();

        Answer[] answers =
        [
            await api.Put(path, body),
            await api.Post("/api/v1/Person", body),
            await api.Post("/api/v1/MDOList/category", """{"Name":"a","name":"b"}"""),
            await api.Post("/api/v1/MDOList/category", """{"Name":"a","ToolTip":"b","Tooltip":"c"}"""),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.BadRequest, "SoArgumentException"), (answer.Status, answer.ErrorType())));
    }

    [Fact]
    public async Task Keys_that_the_store_tells_apart_are_no_two_spellings()
    {
        var personId = await api.Given.Person("""{"aliases":[{"lastName":"Doe"}],"entityFields":[{"name":"σ","stringValue":"1"}]}""");
        await api.Execute(
            $"insert into entity_fields (person_id, entity_field_id, position, name, string_value) values ('{personId}', gen_random_uuid(), 2, 'ς', '2')");
        var path = await api.SuperOfficePath(personId);

        var answer = await api.Put(path, (await api.Get(path)).Text);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_list_item_may_be_spelled_in_any_case()
    {
        var answer = await api.Post("/api/v1/MDOList/category", """{"name":"Lower","TOOLTIP":"Upper"}""");

        Assert.Equal(("Lower", "Upper"), ((string?)answer["Name"], (string?)answer["ToolTip"]));
    }
}
