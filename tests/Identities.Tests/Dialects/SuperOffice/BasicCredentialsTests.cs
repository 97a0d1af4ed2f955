using System.Net;
using System.Text;
using Identities.Accounts;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class BasicCredentialsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_name_and_a_password_are_as_good_as_a_token()
    {
        var path = await api.SuperOfficePerson();

        var first = await api.Get(path, Basic("ADMIN:" + Api.AdminPassword));
        var second = await api.Patch(path, """{"Firstname":"Janet"}""", Basic("admin:" + Api.AdminPassword));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("admin", (string?)second["UpdatedBy"]!["Name"]);
    }

    [Theory]
    [InlineData("admin:wrong")]
    [InlineData("nobody:wrong")]
    [InlineData("admin")]
    [InlineData(":")]
    [InlineData("a\0b:c")]
    public async Task Wrong_credentials_answer_401(string credentials)
    {
        var answer = await api.Get("/api/v1/Person/default", Basic(credentials));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("SoSessionException", answer.ErrorType());
        Assert.Contains("Basic", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        await api.Execute("delete from log_in_failures");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic /////w==")]
    [InlineData("SoTicket abc")]
    public async Task Credentials_that_cannot_be_read_answer_401(string header)
    {
        var answer = await api.Get("/api/v1/Person/default", ("Authorization", header));

        Assert.Equal("SoSessionException", answer.ErrorType());
    }

    [Fact]
    public async Task Another_password_and_a_disabled_user_count_at_once()
    {
        await MakeUser("jane", "first password");
        Assert.Equal(HttpStatusCode.Forbidden, await Status("jane:first password"));

        await api.Scalar<int>($"update users set password_hash = '{Hash("second password")}' where username = 'jane' returning 1");
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("jane:first password"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status("jane:second password"));

        await api.Scalar<int>("update users set disabled_at = now() where username = 'jane' returning 1");
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("jane:second password"));
    }

    [Fact]
    public async Task After_five_failures_in_a_row_the_next_try_waits_here_too_be_it_right()
    {
        await MakeUser("john", "right");
        // Known as right, so that it need not be hashed again.
        Assert.Equal(HttpStatusCode.Forbidden, await Status("john:right"));

        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Status("john:wrong"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Status("john:right"));
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Forbidden, await Status("john:right"));
    }

    [Fact]
    public async Task The_native_surface_takes_tokens_only()
    {
        var answer = await api.Get("/api/v1/Tags", Basic("admin:" + Api.AdminPassword));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    private async Task<HttpStatusCode> Status(string credentials) => (await api.Get("/api/v1/Person/default", Basic(credentials))).Status;

    private string Hash(string password) => api.Services.GetRequiredService<Passwords>().Hash(password);

    private Task<int> MakeUser(string name, string password)
        => api.Scalar<int>($"insert into users (user_id, username, password_hash) values (gen_random_uuid(), '{name}', '{Hash(password)}') returning 1");

    private static (string, string) Basic(string credentials) => ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
}
