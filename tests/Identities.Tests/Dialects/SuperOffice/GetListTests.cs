using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class GetListTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("country", 249)]
    [InlineData("Category", 6)]
    [InlineData("business", 8)]
    [InlineData("perspos", 7)]
    [InlineData("persint", 3)]
    [InlineData("mrmrs", 3)]
    [InlineData("salutation", 2)]
    [InlineData("ticketpriority", 3)]
    [InlineData("customerlanguage", 8)]
    [InlineData("shipmenttype", 3)]
    [InlineData("consentpurpose", 2)]
    [InlineData("consentsource", 3)]
    [InlineData("legalbase", 4)]
    public async Task Every_list_has_items_from_the_start(string name, int count)
    {
        var answer = await api.Get($"/api/v1/MDOList/{name}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(count, answer.Json!.AsArray().Count);
        Assert.Equal(
            ["Id", "Name", "ToolTip", "Deleted", "Rank", "Type", "ColorBlock", "IconHint", "Selected", "LastChanged", "ChildItems", "ExtraInfo", "StyleHint", "Hidden", "FullName", "TableRight", "FieldProperties"],
            answer.Json[0]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task A_list_can_be_answered_as_XML_and_selected()
    {
        var xml = await api.Get("/api/v1/MDOList/persint", ("Accept", "application/xml"));
        var selected = await api.Get("/api/v1/MDOList/persint?$select=name");

        Assert.Contains("<ArrayOfSelectableMDOListItem ", xml.Text, StringComparison.Ordinal);
        Assert.Equal("Product news", (string?)selected.Json![0]!["Name"]);
        Assert.Null(selected.Json[0]!["Id"]);
    }

    [Fact]
    public async Task An_unknown_list_answers_404_and_a_missing_permission_403()
    {
        var forbidden = await api.Get("/api/v1/MDOList/country", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal("SoNotFoundException", (await api.Get("/api/v1/MDOList/planets")).ErrorType());
        Assert.Equal("SoSentryException", forbidden.ErrorType());
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Get("/api/v1/MDOList/country", ("SO-TimeZone", "x"))).Status);
    }
}
