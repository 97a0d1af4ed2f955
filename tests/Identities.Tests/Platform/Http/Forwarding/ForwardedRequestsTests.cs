using System.Net;
using Identities.Platform;
using Identities.Platform.Http.Forwarding;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Platform.Http.Forwarding;

/// <summary>What a proxy says counts when it is a known one, and the nearest hop that is none is the client.</summary>
public sealed class ForwardedRequestsTests(Api api) : IClassFixture<Api>
{
    private const string Socket = "10.0.0.1";
    private const string Known = "10.0.0.0/8, 2001:db8::/32, 192.0.2.10";

    [Theory]
    [InlineData("X-Forwarded-For: 203.0.113.5", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 203.0.113.5:4711", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 198.51.100.1, 203.0.113.5", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 203.0.113.5, 10.1.2.3", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 198.51.100.1, 203.0.113.5, 10.1.2.3, 192.0.2.10", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 203.0.113.5, ::ffff:10.1.2.3", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 203.0.113.5, [2001:db8::7]:443", "203.0.113.5")]
    [InlineData("X-Forwarded-For: 2001:db9::1", "2001:db9::/64")]
    [InlineData("X-Forwarded-For: 10.1.2.3, 10.4.5.6", "10.1.2.3")]
    [InlineData("X-Forwarded-For: 203.0.113.5, unknown, 10.1.2.3", "10.1.2.3")]
    [InlineData("X-Forwarded-For: garbage", Socket)]
    [InlineData("X-Forwarded-For: 12345", Socket)]
    [InlineData("X-Forwarded-For: ", Socket)]
    [InlineData("Forwarded: for=203.0.113.5", "203.0.113.5")]
    [InlineData("Forwarded: For=\"[2001:db9:1:2:3::7]:4711\";proto=https", "2001:db9:1:2::/64")]
    [InlineData("Forwarded: for=198.51.100.1, for=203.0.113.5;by=10.0.0.2, for=10.1.2.3", "203.0.113.5")]
    [InlineData("Forwarded: for=203.0.113.5, for=_hidden", Socket)]
    [InlineData("Forwarded: for=203.0.113.5, for=unknown", Socket)]
    [InlineData("Forwarded: for=\"203.0.113.5", Socket)]
    [InlineData("Forwarded: for", Socket)]
    [InlineData("Forwarded: for=203.0.113.5;for=203.0.113.6", Socket)]
    [InlineData("Forwarded: for=203.0.113.5|X-Forwarded-For: 203.0.113.5", "203.0.113.5")]
    [InlineData("Forwarded: for=198.51.100.1|X-Forwarded-For: 203.0.113.5", Socket)]
    [InlineData("X-Real-IP: 203.0.113.5", Socket)]
    public async Task The_client_is_the_nearest_hop_that_is_no_known_proxy(string headers, string client)
    {
        var request = await Through(Known, Socket, headers);

        Assert.Equal(client, ClientAddress.Of(request).Text);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("2001:db8::1", false)]
    public async Task Unless_the_deployment_says_otherwise_only_the_machine_itself_is_believed(string socket, bool isBelieved)
    {
        var request = await Through(null, socket, "X-Forwarded-For: 198.51.100.7|X-Forwarded-Proto: https|X-Forwarded-Host: api.example.com");

        Assert.Equal(isBelieved, ClientAddress.Of(request).Text == "198.51.100.7");
        Assert.Equal(isBelieved ? "https" : "http", request.Request.Scheme);
        Assert.Equal(isBelieved ? "api.example.com" : "inside:6009", request.Request.Host.Value);
    }

    [Theory]
    [InlineData("X-Forwarded-Proto: https", "https://inside:6009")]
    [InlineData("X-Forwarded-Proto: HTTPS", "https://inside:6009")]
    [InlineData("X-Forwarded-Proto: gopher", "http://inside:6009")]
    [InlineData("X-Forwarded-Proto: http, https", "https://inside:6009")]
    [InlineData("X-Forwarded-For: 203.0.113.5|X-Forwarded-Proto: http, https", "https://inside:6009")]
    [InlineData("X-Forwarded-For: 203.0.113.5, 10.1.2.3|X-Forwarded-Proto: https, http", "https://inside:6009")]
    [InlineData("X-Forwarded-For: 203.0.113.5, 10.1.2.3|X-Forwarded-Proto: https", "https://inside:6009")]
    [InlineData("X-Forwarded-Host: api.example.com:8443", "http://api.example.com:8443")]
    [InlineData("X-Forwarded-Host: evil.example.net, api.example.com", "http://api.example.com")]
    [InlineData("X-Forwarded-Host: api.example.com/path", "http://inside:6009")]
    [InlineData("X-Forwarded-Host: jane@api.example.com", "http://inside:6009")]
    [InlineData("X-Forwarded-Host: api.example.com#", "http://inside:6009")]
    [InlineData("X-Forwarded-Host: a b", "http://inside:6009")]
    [InlineData("Forwarded: for=203.0.113.5;proto=https;host=api.example.com", "https://api.example.com")]
    [InlineData("Forwarded: host=\"api.example.com:8443\";proto=https", "https://api.example.com:8443")]
    [InlineData("Forwarded: for=203.0.113.5;proto=https;host=api.example.com, for=10.1.2.3;proto=http;host=inner", "https://api.example.com")]
    [InlineData("Forwarded: for=198.51.100.1;host=evil.example.net, for=203.0.113.5;host=api.example.com", "http://api.example.com")]
    public async Task Scheme_and_host_are_those_of_the_hop_that_the_client_is(string headers, string address)
    {
        var request = (await Through(Known, Socket, headers)).Request;

        Assert.Equal(address, $"{request.Scheme}://{request.Host}");
    }

    [Theory]
    [InlineData("api.example.com;*.example.org", "X-Forwarded-Host: api.example.com", null)]
    [InlineData("api.example.com;*.example.org", "X-Forwarded-Host: eu.example.org", null)]
    [InlineData("api.example.com;*.example.org", "X-Forwarded-Host: evil.example.net", 400)]
    [InlineData("api.example.com;inside", "X-Forwarded-Host: evil.example.net", null)]
    [InlineData("api.example.com", "X-Other: x", 400)]
    [InlineData("inside", "X-Other: x", null)]
    [InlineData("*", "X-Other: x", null)]
    public async Task AllowedHosts_guards_the_host_that_counts_in_the_end(string allowed, string headers, int? refusal)
    {
        var request = await Through(Known, Socket, headers, allowed);

        Assert.Equal(refusal ?? 200, request.Response.StatusCode);
        Assert.DoesNotContain("evil", request.Request.Host.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/99")]
    [InlineData("proxy.example.com")]
    [InlineData("10.0.0.7, ?")]
    public void A_proxy_that_is_neither_an_address_nor_a_network_is_told_at_start(string known)
    {
        var refused = Assert.Throws<SettingsException>(() => IdentitiesService.Build(
            ["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey, "--Proxies:Known", known]));

        Assert.Contains("Proxies:Known", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absolute_links_are_made_of_what_a_known_proxy_says()
    {
        (string, string)[] forwarded = [("X-Forwarded-For", "203.0.113.5"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "api.example.com")];
        var person = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{person}'");

        var entity = await api.Get($"/identities/api/v1/Person/{number}", forwarded);
        var document = await api.Get("/openapi/native.json", [.. forwarded, ("Authorization", "")]);

        Assert.Contains($"https://api.example.com/identities/api/v1/Person/{number}", entity.Text, StringComparison.Ordinal);
        Assert.Equal("https://api.example.com/", (string?)document["servers"]![0]!["url"]);
    }

    [Theory]
    [InlineData("/api/v1/Tags", "application/problem+json")]
    [InlineData("/api/v1/Person/default", "application/json")]
    [InlineData("/people", "application/problem+json")]
    [InlineData("/n/v1/companies", "application/json")]
    public async Task A_host_that_is_not_allowed_answers_400_in_the_surfaces_own_words(string path, string mediaType)
    {
        await using var guarded = await Api.Start(api.ConnectionString, api.Clock, "--AllowedHosts", "api.example.com");
        using var client = new HttpClient { BaseAddress = new Uri(guarded.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", api.AdminToken());
        using var named = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { Host = "api.example.com" } };

        using var refused = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var allowed = await client.SendAsync(named, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(mediaType, refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        await guarded.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A request as it is behind the middleware.</summary>
    private static async Task<HttpContext> Through(string? known, string socket, string headers, string? allowedHosts = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Proxies:Known", known), new("AllowedHosts", allowedHosts)])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Request = { Scheme = "http", Host = new HostString("inside:6009") } };
        context.Connection.RemoteIpAddress = IPAddress.Parse(socket);

        foreach (var header in headers.Split('|'))
        {
            context.Request.Headers.Append(header.Split(": ")[0], header.Split(": ")[1]);
        }

        await new ForwardedRequests(_ => Task.CompletedTask, KnownProxies.From(configuration), configuration).InvokeAsync(context);
        return context;
    }
}
