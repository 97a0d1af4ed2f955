using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Accounts;

public sealed class GetProfileTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_user_reads_who_they_are_and_what_their_token_allows()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);

        var answer = await api.Get("/auth/v1/user/profile", user.Bearer);
        var below = await api.Get("/identities/auth/v1/user/profile", user.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((user.Id, user.Name, user.Name), ((string?)answer["userId"], (string?)answer["username"], (string?)answer["email"]));
        Assert.Single(answer["roles"]!.AsArray());
        Assert.Equal("""["Read Tags"]""", answer["permissions"]!.ToJsonString());
        Assert.Equal(user.Token, (string?)answer["token"]);
        Assert.Equal(answer.Text, below.Text);
    }

    [Fact]
    public async Task A_token_of_no_user_of_ours_has_permissions_and_no_roles_and_without_one_it_answers_401()
    {
        var stranger = await api.Get("/auth/v1/user/profile", ("Authorization", "Bearer " + api.Token(Permissions.AddTags)));
        var nobody = await api.Get("/auth/v1/user/profile", ("Authorization", ""));

        Assert.Equal("[]", stranger["roles"]!.ToJsonString());
        Assert.Equal("""["Add Tags"]""", stranger["permissions"]!.ToJsonString());
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (nobody.Status, nobody.Code));
    }
}
