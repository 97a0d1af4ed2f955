using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class RateLimitTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/tags";

    [Fact]
    public async Task Without_the_setting_nothing_is_limited()
    {
        for (var request = 0; request < 40; request++)
        {
            Assert.Equal(HttpStatusCode.OK, (await api.Get(Path)).Status);
        }
    }

    [Fact]
    public async Task One_request_too_many_answers_429_until_the_window_has_slid_past_the_oldest()
    {
        await using var service = await Api.Start(api.ConnectionString, api.Clock, "--RogerRoger:RateLimit:PermitLimit", "3");
        using var client = Client(service, api.AdminToken());

        await Get(client, Path);
        api.Clock.Advance(TimeSpan.FromSeconds(40));
        await Get(client, Path);
        await Get(client, Path);
        var refused = await Get(client, Path);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(429, (int?)body["status"]);
        Assert.Equal((string?)body["detail"], (string?)body["message"]);
        Assert.Equal("Error", (string?)body["@type"]);

        api.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.OK, (await Get(client, Path)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Get(client, Path)).StatusCode);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Callers_without_a_permission_take_nobodys_share_and_other_surfaces_are_not_limited()
    {
        await using var service = await Api.Start(
            api.ConnectionString, api.Clock, "--RogerRoger:RateLimit:PermitLimit", "1", "--RogerRoger:RateLimit:Window", "01:00:00");
        using var client = Client(service, api.AdminToken());
        using var nobody = Client(service, api.Token());

        for (var request = 0; request < 3; request++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Get(nobody, Path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Get(client, "/api/v1/Tags")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await Get(client, Path)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Get(client, Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(nobody, Path)).StatusCode);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("PermitLimit", "twenty")]
    [InlineData("PermitLimit", "-1")]
    [InlineData("Window", "a minute")]
    [InlineData("Window", "00:00:00")]
    public void Settings_that_make_no_sense_are_told_at_start(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("RogerRoger:RateLimit:" + setting, value)]).Build();

        var refusal = Assert.Throws<SettingsException>(() => new RateLimit(configuration, api.Clock));

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    private static HttpClient Client(WebApplication service, string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path)
        => client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
