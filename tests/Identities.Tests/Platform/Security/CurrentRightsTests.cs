using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Platform.Security;

/// <summary>A token or key counts with what its user may do now: what is taken away ends within a second on every instance.</summary>
public sealed class CurrentRightsTests(Api api) : IClassFixture<Api>
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1.05);

    /// <summary>A read of each surface, and what it needs.</summary>
    public static TheoryData<string, string, HttpStatusCode> Reads() => new()
    {
        { "/api/v1/Tags", Permissions.ReadTags, HttpStatusCode.Forbidden },
        { "/api/v1/people?entityFieldName=x", Permissions.ReadAllIdentity, HttpStatusCode.Forbidden },
        { "/api/v1/changes", Permissions.ReadAudit, HttpStatusCode.Forbidden },
        { "/api/v1/users", Permissions.ReadUsers, HttpStatusCode.Forbidden },
        { "/api/v1/roles", Permissions.ReadRoles, HttpStatusCode.Forbidden },
        { "/api/v1/people/export", Permissions.ReadAllIdentity, HttpStatusCode.Forbidden },
        { "/api/v1/Person/default", Permissions.ReadAllIdentity, HttpStatusCode.Forbidden },
        { "/api/v1/MDOList/country", Permissions.ReadAllIdentity, HttpStatusCode.Forbidden },
        { "/tags", Permissions.ReadTags, HttpStatusCode.Forbidden },
        { "/people", Permissions.ReadAllIdentity, HttpStatusCode.Forbidden },
        { "/users", Permissions.ReadAllIdentity, HttpStatusCode.Forbidden },
        { "/n/v1/companies", Permissions.ReadAllIdentity, HttpStatusCode.NotFound },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_permission_that_a_role_has_lost_is_gone_within_a_second_on_every_surface_and_instance(string path, string permission, HttpStatusCode refusal)
    {
        var user = await api.UserWith(permission, Permissions.DeleteTags);
        await using var other = await Api.Start(api.ConnectionString, api.Clock);
        using var elsewhere = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        elsewhere.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(path, user.Bearer)).Status);
        Assert.Equal(HttpStatusCode.OK, await There());

        await api.Put($"/api/v1/roles/{user.Id}", $$"""{"name":"Role of {{user.Id}}","permissions":["Delete Tags"]}""");
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);
        var here = await api.Get(path, user.Bearer);

        Assert.Equal(refusal, here.Status);
        Assert.Equal(refusal, await There());
        Assert.Equal(refusal == HttpStatusCode.Forbidden, here.Text.Contains(permission, StringComparison.Ordinal));
        await other.StopAsync(TestContext.Current.CancellationToken);

        async Task<HttpStatusCode> There()
        {
            using var answer = await elsewhere.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("PUT", "/api/v1/roles/{0}", """{"name":"Role of {0}","permissions":[]}""", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "/api/v1/users/{0}", """{"username":"{1}","roleIds":[]}""", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/v1/users/{0}/disable", null, HttpStatusCode.Unauthorized)]
    [InlineData("DELETE", "/api/v1/users/{0}", null, HttpStatusCode.Unauthorized)]
    [InlineData("PUT", "/api/v1/users/{0}/password", """{"password":"another long phrase"}""", HttpStatusCode.Unauthorized)]
    public async Task Whichever_way_it_is_taken_the_token_has_it_no_longer_a_second_later(string method, string path, string? body, HttpStatusCode status)
    {
        var user = await api.UserWith(Permissions.ReadTags);
        var token = user.Bearer;
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", token)).Status);

        var taken = await api.Send(new HttpMethod(method), Filled(path)!, Filled(body));
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);
        var answer = await api.Get("/api/v1/Tags", token);

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(status, answer.Status);

        string? Filled(string? text) => text?.Replace("{0}", user.Id, StringComparison.Ordinal).Replace("{1}", user.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_deleted_by_hand_takes_its_permissions_along()
    {
        var user = await api.UserWith(Permissions.ReadTags);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", user.Bearer)).Status);

        await api.Execute($"delete from user_roles where role_id = '{user.Id}'; delete from roles where role_id = '{user.Id}'");
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/api/v1/Tags", user.Bearer)).Status);
    }

    [Fact]
    public async Task What_is_added_comes_with_the_next_token_and_what_comes_back_counts_again()
    {
        var user = await api.UserWith(Permissions.ReadTags);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/api/v1/roles", user.Bearer)).Status);

        await api.Execute($"insert into role_permissions values ('{user.Id}', 'Read Roles'); delete from role_permissions where role_id = '{user.Id}' and permission = 'Read Tags'");
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);
        var before = await api.Get("/api/v1/roles", user.Bearer);
        var lost = await api.Get("/api/v1/Tags", user.Bearer);
        var renewed = await api.Get("/api/v1/renewToken", user.Bearer);
        var after = await api.Get("/api/v1/roles", ("Authorization", "Bearer " + renewed["token"]));
        await api.Execute($"insert into role_permissions values ('{user.Id}', 'Read Tags')");
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, before.Status);
        Assert.Equal(HttpStatusCode.Forbidden, lost.Status);
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", user.Bearer)).Status);
    }

    [Fact]
    public async Task The_profile_tells_what_is_left()
    {
        var user = await api.UserWith(Permissions.ReadTags, Permissions.AddTags);

        await api.Execute($"delete from role_permissions where role_id = '{user.Id}' and permission = 'Add Tags'");
        var profile = await api.Get("/auth/v1/user/profile", user.Bearer);

        Assert.Equal("""["Read Tags"]""", profile["permissions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("tests")]
    [InlineData("01900000-0000-7000-8000-0000000000aa")]
    [InlineData("")]
    public async Task A_token_whose_subject_is_no_user_of_ours_counts_with_what_it_carries(string subject)
    {
        var token = api.Services.GetRequiredService<AccessTokens>().Issue(subject, "importer", [Permissions.ReadTags]);

        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + token))).Status);
    }

    [Fact]
    public async Task Names_with_passwords_and_keys_count_with_what_their_user_may_do_now()
    {
        var user = await api.UserWithPassword(Permissions.ReadAllIdentity);
        var role = (string?)(await api.Get(user.Path))["roles"]![0]!["roleId"];
        var key = await api.ApiKey(user);
        var basic = ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Name}:{Support.Users.Password}")));
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Person/default", basic)).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/people", ("Authorization", ""), ("X-API-KEY", key))).Status);

        await api.Put($"/api/v1/roles/{role}", $$"""{"name":"Role {{role}}","permissions":[]}""");
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/api/v1/Person/default", basic)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/people", ("Authorization", ""), ("X-API-KEY", key))).Status);
    }

    [Fact]
    public async Task A_second_of_requests_of_many_users_is_a_reading_or_two_and_an_idle_one_is_none()
    {
        await using var wire = new PostgresWire(api.ConnectionString);
        await using var measured = await Api.Start(wire.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(measured.Urls.First()) };
        var users = new List<User>();

        foreach (var _ in Enumerable.Range(0, 20))
        {
            users.Add(await api.UserWith(Permissions.ReadRoles));
        }

        foreach (var worker in measured.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Microsoft.Extensions.Hosting.BackgroundService>())
        {
            await worker.StopAsync(CancellationToken.None);
        }

        await AskAll();
        await Task.Delay(ASecond, TestContext.Current.CancellationToken);
        wire.Take();

        var asked = System.Diagnostics.Stopwatch.StartNew();

        for (var round = 0; round < 10; round++)
        {
            await AskAll();
        }

        var seconds = asked.Elapsed.TotalSeconds;
        var busy = wire.Take();
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        var idle = wire.Take();

        // One for each second that has begun: the first request of it reads for all.
        Assert.InRange(busy.Statements, 1, (int)seconds + 2);
        Assert.Equal(0, idle.Statements);
        await measured.StopAsync(TestContext.Current.CancellationToken);

        async Task AskAll()
        {
            foreach (var user in users)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/permissions", UriKind.Relative));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_an_answer_of_the_database_nothing_is_taken_on_trust_and_503_comes_in_time(bool isFrozen)
    {
        var user = await api.UserWith(Permissions.ReadRoles);
        await using var line = new DatabaseLine(api.ConnectionString);
        await using var service = await Api.Start(line.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        var permissions = new Uri("/api/v1/permissions", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(permissions, TestContext.Current.CancellationToken)).StatusCode);

        if (isFrozen)
        {
            line.Freeze();
        }
        else
        {
            line.Cut();
        }

        await Task.Delay(ASecond, TestContext.Current.CancellationToken);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync(permissions, TestContext.Current.CancellationToken)));
        waited.Stop();
        var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.All(answers, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.InRange(waited.Elapsed.TotalSeconds, 0, 5);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        if (isFrozen)
        {
            line.Thaw();
        }
        else
        {
            line.Mend();
        }

        await Eventually.Holds("the service knows its users again", async () =>
            (await client.GetAsync(permissions, TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }
}
