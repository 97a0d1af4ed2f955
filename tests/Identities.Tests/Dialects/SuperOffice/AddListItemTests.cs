using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class AddListItemTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_new_item_is_answered_with_its_id_logged_and_referred_to_at_once()
    {
        var item = await api.Post("/api/v1/MDOList/Category", """{"Name":" Alumnus ","ToolTip":"Was here"}""");
        var interest = await api.Post("/api/v1/MDOList/persint", """{"name":"Chess"}""");

        Assert.Equal(HttpStatusCode.OK, item.Status);
        Assert.Equal(("Alumnus", "Was here", 7), ((string?)item["Name"], (string?)item["ToolTip"], (int?)item["Id"]));
        var person = await api.Post("/api/v1/Person", $$"""{"Category":{"Id":{{item["Id"]}}},"Interests":[{"Id":{{interest["Id"]}}}]}""");
        Assert.Equal("Alumnus", (string?)person["Category"]!["Value"]);
        Assert.Equal([4], person.Chosen("Interests"));
        Assert.Equal("superoffice", await api.Scalar<string>("select origin from logged_changes where item_table = 'list_items' and item_id = 'category:7'"));
    }

    [Fact]
    public async Task A_country_of_ones_own_can_be_lived_in()
    {
        var item = await api.Post("/api/v1/MDOList/country", """{"Name":"Neverland"}""");

        var person = await api.Post("/api/v1/Person", $$"""{"Country":{"CountryId":{{item["Id"]}}} }""");

        Assert.Equal("Neverland", (string?)person["Country"]!["Name"]);
        Assert.Null(person["Country"]!["TwoLetterISOCountry"]);
        Assert.Equal("Neverland", (string?)(await api.Get($"/api/v1/people/{await api.NativeId($"/api/v1/Person/{person["PersonId"]}")}"))["addresses"]![0]!["country"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Name":" "}""")]
    [InlineData("""{"Name":7}""")]
    [InlineData("""{"Name":"a\u0000"}""")]
    public async Task Without_a_name_it_answers_400_and_for_an_unknown_list_404(string body)
    {
        var answer = await api.Post("/api/v1/MDOList/category", body);

        Assert.Equal("SoArgumentException", answer.ErrorType());
        Assert.Equal("SoNotFoundException", (await api.Post("/api/v1/MDOList/planets", body)).ErrorType());
        Assert.Equal("SoNotFoundException", (await api.Post("/api/v1/MDOList/planets", """{"Name":"Mars"}""")).ErrorType());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Post("/api/v1/MDOList/category", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
