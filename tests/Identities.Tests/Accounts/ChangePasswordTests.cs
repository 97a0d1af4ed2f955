using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Accounts;

public sealed class ChangePasswordTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/auth/v1/user/password";
    private const string New = "another long phrase";

    [Fact]
    public async Task A_user_changes_their_password_without_any_permission_and_their_tokens_end()
    {
        var user = await api.UserWithPassword();

        var answer = await api.Put(Path, $$"""{"currentPassword":"{{Support.Users.Password}}","password":"{{New}}"}""", user.Bearer);

        Assert.Equal("true", answer.Text);
        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
        Assert.NotNull(await api.LogIn(user.Name, New));
        await Eventually.Holds("the token ends", async () => (await api.Get("/auth/v1/user/profile", user.Bearer)).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_present_password_answers_400_and_counts_as_a_failed_log_in()
    {
        var user = await api.UserWithPassword();
        var body = $$"""{"currentPassword":"a wrong long phrase","password":"{{New}}"}""";

        var answers = new List<Answer>();

        foreach (var _ in Enumerable.Range(0, 5))
        {
            answers.Add(await api.Put(Path, body, user.Bearer));
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.BadRequest, "wrong-password"), (answer.Status, answer.Code)));
        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
    }

    [Fact]
    public async Task A_guessable_password_and_one_with_the_name_in_it_answer_400_and_somebody_who_is_no_user_403()
    {
        var user = await api.UserWithPassword();

        var weak = await api.Put(Path, $$"""{"currentPassword":"{{Support.Users.Password}}","password":"password1234"}""", user.Bearer);
        var named = await api.Put(Path, $$"""{"currentPassword":"{{Support.Users.Password}}","password":"{{user.Name}}!"}""", user.Bearer);
        var none = await api.Put(Path, "{}", user.Bearer);
        var stranger = await api.Put(
            Path, $$"""{"currentPassword":"x","password":"{{New}}"}""", ("Authorization", "Bearer " + api.Token(Permissions.EditUsers)));

        Assert.NotNull(weak.Error("password"));
        Assert.NotNull(named.Error("password"));
        Assert.NotNull(none.Error("currentPassword"));
        Assert.Equal((HttpStatusCode.Forbidden, "no-user-of-ours"), (stranger.Status, stranger.Code));
        Assert.NotNull(await api.LogIn(user.Name, Support.Users.Password));
    }
}
