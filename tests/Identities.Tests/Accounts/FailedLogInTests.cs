using System.Net;
using System.Text;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Accounts;

/// <summary>Failed log-ins slow down one name from one address, whichever way the password comes, and nobody else.</summary>
public sealed class FailedLogInTests(Api api) : IClassFixture<Api>
{
    private const string Here = "192.0.2.7";
    private const string Elsewhere = "198.51.100.9";

    [Theory]
    [InlineData("native")]
    [InlineData("basic")]
    [InlineData("password")]
    public async Task After_five_failures_tries_wait_for_1_2_4_and_so_on_up_to_60_seconds_and_those_that_do_not_are_not_counted(string way)
    {
        var user = await api.UserWithPassword();

        for (var failure = 0; failure < 5; failure++)
        {
            Assert.False(await Try(way, user, Here, "a wrong long phrase"));
        }

        foreach (var pause in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var failures = Assert.Single(await Rows(user.Name));
            await LastJudged(user.Name, TimeSpan.FromSeconds(pause - 2));
            Assert.False(await Try(way, user, Here, Support.Users.Password));
            await LastJudged(user.Name, TimeSpan.FromSeconds(pause - 2));
            Assert.False(await Try(way, user, Here, "a wrong long phrase"));
            Assert.Equal([failures], await Rows(user.Name));

            await LastJudged(user.Name, TimeSpan.FromSeconds(pause));
            Assert.False(await Try(way, user, Here, "a wrong long phrase"));
            Assert.Equal([failures + 1], await Rows(user.Name));
        }

        await LastJudged(user.Name, TimeSpan.FromSeconds(60));
        Assert.True(await Try(way, user, Here, Support.Users.Password));
        Assert.Empty(await Rows(user.Name));
    }

    [Fact]
    public async Task Nobody_locks_another_user_out_from_elsewhere_and_every_refusal_is_the_same()
    {
        var user = await api.UserWithPassword();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => LogIn(user.Name, "a wrong long phrase", Elsewhere)));
        var slowed = await LogIn(user.Name, Support.Users.Password, Elsewhere);
        var nobody = await LogIn("nobody at all", "a wrong long phrase", Elsewhere);

        Assert.True(await Try("native", user, Here, Support.Users.Password));
        Assert.True(await Try("basic", user, Here, Support.Users.Password));
        Assert.Equal("", Differences([.. guesses, slowed, nobody]));
        Assert.Equal(HttpStatusCode.Unauthorized, slowed.Status);
    }

    [Fact]
    public async Task A_log_in_does_not_wait_for_what_is_tried_from_elsewhere()
    {
        var user = await api.UserWithPassword();
        using var stop = new CancellationTokenSource();
        var refused = 0;

        var flood = Enumerable.Range(0, 60).Select(number => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await LogIn($"user {number} {Guid.NewGuid()}", "a wrong long phrase", Elsewhere);
                Interlocked.Increment(ref refused);
            }
        })).ToArray();
        await Eventually.Holds("the flood is under way", () => Task.FromResult(Volatile.Read(ref refused) > 10));

        var before = Volatile.Read(ref refused);
        Assert.True(await Try("native", user, Here, Support.Users.Password));
        var meanwhile = Volatile.Read(ref refused) - before;
        await stop.CancelAsync();
        await Task.WhenAll(flood);

        // In one queue with them it would come after about sixty.
        Assert.InRange(meanwhile, 0, 30);
    }

    [Fact]
    public async Task Names_that_nobody_has_are_slowed_alike()
    {
        const string Name = "nobody.has@example.com";

        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await LogIn(Name, "a wrong long phrase", Here)).Status);
        }

        // Put forward, so that a slow machine does not wait for the pause to end.
        await LastJudged(Name, TimeSpan.FromSeconds(-30));
        Assert.Equal(HttpStatusCode.Unauthorized, (await LogIn(Name, "a wrong long phrase", Here)).Status);

        Assert.Equal([5], await Rows(Name));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:203.0.113.5", "203.0.113.5", true)]
    [InlineData("203.0.113.5:1234", "203.0.113.5:4321", true)]
    [InlineData("203.0.113.5", "203.0.113.6", false)]
    public async Task IPv6_counts_by_its_first_64_bits_and_an_IPv4_address_in_it_as_what_it_is(string first, string second, bool areSame)
    {
        var user = await api.UserWithPassword();

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await LogIn(user.Name, "a wrong long phrase", first);
        }

        Assert.Equal(!areSame, (await LogIn(user.Name, Support.Users.Password, second)).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_the_client_makes_up_does_not_count()
    {
        var user = await api.UserWithPassword();

        for (var failure = 0; failure < 5; failure++)
        {
            await LogIn(user.Name, "a wrong long phrase", $"10.1.1.{failure}, {Here}");
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await LogIn(user.Name, Support.Users.Password, $"10.9.9.9, {Here}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await LogIn(user.Name, Support.Users.Password, $"{Here}, 127.0.0.1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await LogIn(user.Name, Support.Users.Password, Elsewhere)).Status);
    }

    [Fact]
    public async Task All_instances_count_together()
    {
        var user = await api.UserWithPassword();
        await using var other = await Api.Start(api.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await LogIn(user.Name, "a wrong long phrase", Here);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/authenticate", UriKind.Relative));
        request.Content = new StringContent($$"""{"username":"{{user.Name}}","password":"{{Support.Users.Password}}"}""", Encoding.UTF8, "application/json");
        request.Headers.Add("X-Forwarded-For", Here);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_kept_of_failures_tells_no_name_and_goes_after_ten_minutes()
    {
        await api.Execute("delete from log_in_failures");
        await api.Execute("insert into log_in_failures select sha256(number::text::bytea), '192.0.2.1', 5, now() - interval '1 day' from generate_series(1, 150) as number");

        await LogIn("a typed password", "a wrong long phrase", Here);
        await LogIn("another typed password", "a wrong long phrase", Here);
        api.Clock.Advance(TimeSpan.FromMinutes(11));
        await LogIn("a third one", "a wrong long phrase", Here);

        Assert.Equal(1, await api.Scalar<long>("select count(*) from log_in_failures"));
        Assert.Equal(0, await api.Scalar<long>("select count(*) from log_in_failures where log_in_failures::text like '%password%'"));
        Assert.Equal(0, await api.Scalar<long>("select count(*) from logged_changes where item_table = 'log_in_failures'"));
    }

    [Fact]
    public async Task Ten_minutes_without_a_try_begin_again()
    {
        var user = await api.UserWithPassword();

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await LogIn(user.Name, "a wrong long phrase", Here);
        }

        api.Clock.Advance(TimeSpan.FromMinutes(11));
        await LogIn(user.Name, "a wrong long phrase", Here);

        Assert.Equal([1], await Rows(user.Name));
    }

    /// <summary>Puts the last judged try so far back.</summary>
    private Task LastJudged(string name, TimeSpan ago)
        => api.Execute($"update log_in_failures set judged_at = '{(api.Clock.GetUtcNow() - ago):O}' where name_key = log_in_name('{name}')");

    private async Task<bool> Try(string way, User user, string address, string password) => way switch
    {
        "native" => (await LogIn(user.Name, password, address)).Status == HttpStatusCode.OK,
        "basic" => (await api.Get(
            "/api/v1/Person/default",
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Name}:{password}"))),
            ("X-Forwarded-For", address))).Status == HttpStatusCode.Forbidden,
        _ => (await api.Put(
            "/auth/v1/user/password",
            $$"""{"currentPassword":"{{password}}","password":"another long phrase"}""",
            user.Bearer,
            ("X-Forwarded-For", address))).Status == HttpStatusCode.OK,
    };

    private Task<Answer> LogIn(string name, string password, string address) => api.Post(
        "/api/v1/authenticate",
        $$"""{"username":"{{name}}","password":"{{password}}"}""",
        ("Authorization", ""),
        ("X-Forwarded-For", address));

    private Task<IReadOnlyList<int>> Rows(string name) => api.Column<int>($"select failures from log_in_failures where name_key = log_in_name('{name}')");

    /// <summary>What refusals differ in, beside the trace's id and the date.</summary>
    private static string Differences(IReadOnlyList<Answer> answers)
    {
        var seen = answers.Select(answer =>
        {
            var body = answer.Json!.AsObject();
            body.Remove("traceId");
            var headers = answer.Headers.Where(header => header.Key is not ("Date" or "Content-Length")).Select(header => $"{header.Key}: {header.Value}");
            return $"{answer.Status} {string.Join(" ", headers.Order(StringComparer.Ordinal))} {body.ToJsonString()}";
        }).Distinct().ToArray();

        return seen.Length == 1 ? "" : string.Join('\n', seen);
    }
}
