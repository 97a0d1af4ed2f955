using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class CreatePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_is_made_of_an_entity_and_answered_whole_with_200()
    {
        var answer = await api.Post("/api/v1/Person", """
            {"PersonId":4711,"Firstname":"Jane","Lastname":"Doe","FullName":"ignored","Emails":[{"Value":"a@example.com"}],"Category":{"Id":1,"Value":"whatever"},
             "Contact":{"ContactId":1},"Interests":[{"Id":2,"Selected":true}],"CustomFields":{"k":"v"},"Address":{"Street":{"City":"Oslo"}},
             "Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}],"BirthDate":"1980-05-17T00:00:00"}
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Jane Doe", (string?)answer["FullName"]);
        Assert.Equal("Oslo", (string?)answer["Address"]!["Formatted"]);
        var path = $"/api/v1/Person/{answer["PersonId"]}";
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        Assert.Equal(1, await api.VersionOf(path));
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{await api.NativeId(path)}' and item_table = 'people' and origin = 'superoffice'"));
    }

    [Fact]
    public async Task An_empty_entity_makes_a_person_of_whom_nothing_is_known()
    {
        var answer = await api.Post("/api/v1/Person", "{}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer["Firstname"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"Department":"x"}""")]
    [InlineData("""{"Firstname":7}""")]
    [InlineData("""{"Contact":{"ContactId":4711}}""")]
    [InlineData("""{"Category":{"Id":4711}}""")]
    public async Task An_unusable_entity_answers_400_and_makes_nobody(string body)
    {
        var before = await api.Scalar<long>("select count(*) from people");

        var answer = await api.Post("/api/v1/Person", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("SoArgumentException", answer.ErrorType());
        Assert.Equal(before, await api.Scalar<long>("select count(*) from people"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403_and_for_a_form_415()
    {
        var forbidden = await api.Post("/api/v1/Person", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));
        var form = await api.Post("/api/v1/Person", "a=b", ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.Status);
    }
}
