using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListOrganizationsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Organizations_are_listed_in_the_order_they_were_made_the_deployments_own_first()
    {
        foreach (var title in new[] { "a", "b", "c" })
        {
            await api.Made("/organizations", $$"""{"title":"{{title}}","emailAddresses":[{"email":"{{title}}@example.com"}]}""");
        }

        var first = await api.Get("/organizations?itemsPerPage=2");
        var second = await api.Get((string)first["view"]!["next"]!);

        Assert.Equal(["Identities", "a"], first.OnPage("title"));
        Assert.Equal(["b", "c"], second.OnPage("title"));
        Assert.Equal((4, "/contexts/Organization", "/organizations"), ((int?)second["totalItems"], (string?)second["@context"], (string?)second["@id"]));
        Assert.Equal("b@example.com", (string?)second["member"]![0]!["emailAddresses"]![0]!["email"]);
        Assert.Equal("Organization", (string?)second["member"]![0]!["@type"]);
        Assert.Equal(4, (await api.Get("/organizations", ("Accept", "application/json"))).Json!.AsArray().Count);
        Assert.Equal("Page should not be less than 1", (await api.Get("/organizations?page=0")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/organizations", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)))).Status);
    }
}
