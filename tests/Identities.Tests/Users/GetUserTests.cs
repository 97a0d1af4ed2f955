using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class GetUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_user_is_read_with_their_roles_and_nothing_of_their_password()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);

        var answer = await api.Get(user.Path);

        Assert.Equal(user.Name, (string?)answer["username"]);
        Assert.False((bool?)answer["disabled"]);
        Assert.Single(answer["roles"]!.AsArray());
        Assert.DoesNotContain("hash", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_id_answers_404_and_a_missing_permission_403()
    {
        var unknown = await api.Get("/api/v1/users/01900000-0000-7000-8000-00000000dead");
        var forbidden = await api.Get("/api/v1/users/01900000-0000-7000-8000-00000000dead", ("Authorization", "Bearer " + api.Token(Permissions.EditUsers)));

        Assert.Equal((HttpStatusCode.NotFound, "user-not-found"), (unknown.Status, unknown.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
