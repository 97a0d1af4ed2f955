using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Roles;

public sealed class ListRolesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Roles_are_listed_in_the_order_they_were_made_page_by_page()
    {
        var roleId = await api.Role(Permissions.ReadTags);

        var all = await api.Get("/api/v1/roles");
        var page = await api.Get("/api/v1/roles?limit=1");

        Assert.Equal([(await api.AdministratorsRole()).ToString(), roleId], all.Json!.AsArray().Select(role => (string?)role!["roleId"]));
        Assert.Single(page.Json!.AsArray());
        Assert.Contains("rel=\"next\"", page.Header("Link"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_limit_answers_400_and_a_missing_permission_403()
    {
        var forbidden = await api.Get("/api/v1/roles", ("Authorization", "Bearer " + api.Token(Permissions.ReadUsers)));

        Assert.Equal(HttpStatusCode.BadRequest, (await api.Get("/api/v1/roles?limit=many")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
