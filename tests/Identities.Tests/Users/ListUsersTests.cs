using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class ListUsersTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Users_are_listed_in_the_order_they_were_made_page_by_page_and_without_the_deleted()
    {
        var first = await api.UserWithPassword();
        var second = await api.UserWithPassword();
        var deleted = await api.UserWithPassword();
        await api.Delete(deleted.Path);

        var all = await api.Get("/api/v1/users");
        var page = await api.Get($"/api/v1/users?limit=1&after={first.Id}");

        Assert.Equal(["admin", first.Name, second.Name], all.Json!.AsArray().Select(user => (string?)user!["username"]));
        Assert.Equal(second.Name, (string?)Assert.Single(page.Json!.AsArray())!["username"]);
    }

    [Fact]
    public async Task By_name_the_one_user_is_found_in_any_case()
    {
        var found = await api.Get("/api/v1/users?username=ADMIN");
        var none = await api.Get("/api/v1/users?username=nobody");

        Assert.Equal("admin", (string?)Assert.Single(found.Json!.AsArray())!["username"]);
        Assert.Equal("[]", none.Text);
    }

    [Fact]
    public async Task A_wrong_limit_answers_400_and_a_missing_permission_403()
    {
        var forbidden = await api.Get("/api/v1/users", ("Authorization", "Bearer " + api.Token(Permissions.ReadRoles)));

        Assert.Equal(HttpStatusCode.BadRequest, (await api.Get("/api/v1/users?limit=0")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
