using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Roles;

public sealed class ListPermissionsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Permissions_are_listed_by_what_they_are_about()
    {
        var answer = await api.Get("/api/v1/permissions");

        Assert.Equal(["Identities", "Tags", "Users", "Roles", "Audit"], answer.Json!.AsArray().Select(category => (string?)category!["category"]));
        Assert.Equal("""["Read Tags","Add Tags","Edit Tags","Delete Tags"]""", answer.Json[1]!["permissions"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_the_permission_it_answers_403()
    {
        var answer = await api.Get("/api/v1/permissions", ("Authorization", "Bearer " + api.Token(Permissions.ReadUsers)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
