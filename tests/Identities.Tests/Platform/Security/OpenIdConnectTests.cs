using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Identities.Tests.Platform.Security;

/// <summary>The service beside an OpenID Connect issuer: a small one that serves what a real one would, its discovery document and its keys.</summary>
public sealed class OpenIdConnectTests(Api api) : IClassFixture<Api>, IAsyncLifetime
{
    /// <summary>The same key, published for one purpose or another.</summary>
    private static readonly string[] Purposes =
    [
        "",
        ""","use":"sig","alg":"RS256" """,
        ""","alg":"PS256" """,
        ""","use":"enc" """,
        ""","key_ops":["verify"] """,
        ""","key_ops":["encrypt","wrapKey"] """,
        ""","use":"sig","key_ops":["sign"] """,
        ""","use":"sig","key_ops":["verify"],"alg":"RS512" """,
        ""","use":"sig","alg":"RSA-OAEP" """,
        ""","use":"SIG" """,
    ];

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA nextKey = RSA.Create(2048);
    private bool rolledOver;
    private WebApplication? issuer;
    private WebApplication? service;
    private HttpClient? client;
    private string authority = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        issuer = builder.Build();
        issuer.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = authority, jwks_uri = authority + "/keys" }));
        issuer.MapGet("/keys", () =>
        {
            var shown = (rolledOver ? nextKey : key).ExportParameters(includePrivateParameters: false);
            string[] purposes =
            [
                $"\"kid\":\"{(rolledOver ? "the-next-key" : "the-key")}\",\"use\":\"sig\"",
                .. Purposes.Select((purpose, index) => $"\"kid\":\"purpose-{index}\"{purpose}"),
            ];
            var keys = purposes.Select(purpose => $$"""{"kty":"RSA","n":"{{Jwt.Encode(shown.Modulus!)}}","e":"{{Jwt.Encode(shown.Exponent!)}}",{{purpose}}}""");
            return Results.Text($$"""{"keys":[{{string.Join(',', keys)}}]}""", "application/json");
        });
        await issuer.StartAsync();
        authority = issuer.Urls.First();

        service = await Api.Start(api.ConnectionString, api.Clock, "--Jwt:Authority", authority, "--Jwt:PermissionClaim", "roles");
        client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
    }

    [Fact]
    public async Task A_token_of_the_issuer_is_accepted_with_the_permissions_of_its_claim()
    {
        var listed = await Get("/api/v1/Tags", Jwt.Of(Payload(), key, "the-key"));
        var people = await Get("/api/v1/people/01900000-0000-7000-8000-00000000dead", Jwt.Of(Payload(), key, "the-key"));

        Assert.Equal(HttpStatusCode.OK, listed.Status);
        Assert.Equal(HttpStatusCode.Forbidden, people.Status);
    }

    [Theory]
    [InlineData(0, "RS256", true)]
    [InlineData(0, "PS512", true)]
    [InlineData(1, "RS256", true)]
    [InlineData(1, "RS384", false)]
    [InlineData(1, "RS512", false)]
    [InlineData(1, "PS256", false)]
    [InlineData(1, "PS512", false)]
    [InlineData(2, "PS256", true)]
    [InlineData(2, "RS256", false)]
    [InlineData(3, "RS256", false)]
    [InlineData(4, "RS256", true)]
    [InlineData(5, "RS256", false)]
    [InlineData(6, "RS256", false)]
    [InlineData(7, "RS512", true)]
    [InlineData(7, "RS256", false)]
    [InlineData(8, "RS256", false)]
    [InlineData(9, "RS256", false)]
    public async Task A_published_key_verifies_what_it_was_published_for_and_nothing_else(int purpose, string algorithm, bool isAccepted)
    {
        var answer = await Get("/api/v1/Tags", Jwt.Of(Payload(), key, $"purpose-{purpose}", algorithm));

        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_token_that_names_no_key_is_tried_with_those_published_for_its_algorithm()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get("/api/v1/Tags", Jwt.Of(Payload(), key, null))).Status);
    }

    [Fact]
    public async Task A_token_of_the_issuer_is_not_cut_with_what_a_user_of_the_same_id_may_do()
    {
        var user = await api.UserWith();
        var payload = Payload().Replace("\"sub\":\"jane\"", $"\"sub\":\"{user.Id}\"", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Get("/api/v1/Tags", Jwt.Of(payload, key, "the-key"))).Status);
    }

    [Fact]
    public async Task When_the_issuer_rolls_its_keys_over_the_new_one_is_found_and_the_old_one_forgotten()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get("/api/v1/Tags", Jwt.Of(Payload(), key, "the-key"))).Status);

        rolledOver = true;

        await Eventually.Holds("the new key is known", async () =>
            (await Get("/api/v1/Tags", Jwt.Of(Payload(), nextKey, "the-next-key"))).Status == HttpStatusCode.OK);
        await Eventually.Holds("the old key is forgotten", async () =>
            (await Get("/api/v1/Tags", Jwt.Of(Payload(more: ",\"jti\":\"fresh\""), key, "the-key"))).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_claim_that_our_own_tokens_use_gives_the_issuers_tokens_nothing()
    {
        var answer = await Get("/api/v1/Tags", Jwt.Of(Payload(roles: """["Other"]""", more: ""","permission":["Read Tags"]"""), key, "the-key"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","identities:own":"" """)]
    public async Task A_token_of_the_issuer_is_not_renewed_here(string more)
    {
        var answer = await Get("/api/v1/renewToken", Jwt.Of(Payload(more: more), key, "the-key"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("token-of-another-issuer", (string?)answer.Body["code"]);
    }

    [Fact]
    public async Task A_token_of_the_issuer_gets_no_key_here()
    {
        client!.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Jwt.Of(Payload(), key, "the-key"));

        using var response = await client.PostAsync(new Uri("/api/v1/apiKeys", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("token-of-another-issuer", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("jane\\u0000doe")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    public async Task A_token_of_the_issuer_with_a_text_that_cannot_be_stored_answers_401(string text)
    {
        foreach (var claim in new[] { "sub", "unique_name", "company", "iss", "jti", "typ" })
        {
            var token = Jwt.Of(Payload(more: $",\"{claim}\":\"{text}\""), key, "the-key");

            Assert.Equal((claim, HttpStatusCode.Unauthorized), (claim, (await Get("/api/v1/Tags", token)).Status));
        }
    }

    [Fact]
    public async Task Our_own_tokens_are_still_accepted()
    {
        var answer = await Get("/api/v1/Tags", api.Token(Permissions.ReadTags));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_token_that_names_the_issuer_and_was_signed_with_our_key_answers_401()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/api/v1/Tags", Jwt.Of(Payload()))).Status);
    }

    [Fact]
    public async Task A_token_that_names_us_and_was_signed_by_the_issuer_answers_401()
    {
        var payload = Payload().Replace(authority, "identities", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/api/v1/Tags", Jwt.Of(payload, key, "the-key"))).Status);
    }

    [Fact]
    public async Task A_token_signed_by_another_key_of_the_same_name_answers_401()
    {
        using var other = RSA.Create(2048);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/api/v1/Tags", Jwt.Of(Payload(), other, "the-key"))).Status);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_if_it_were_a_secret_answers_401()
    {
        var token = Jwt.Of(Payload(), """{"alg":"HS256","typ":"JWT","kid":"the-key"}""", key.ExportSubjectPublicKeyInfoPem());

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/api/v1/Tags", token)).Status);
    }

    [Theory]
    [InlineData(""" "aud":"somebody else" """)]
    [InlineData(""" "exp":1 """)]
    public async Task A_token_for_somebody_else_or_of_the_past_answers_401(string instead)
    {
        var payload = JsonNode.Parse(Payload())!.AsObject();

        foreach (var (name, value) in JsonNode.Parse("{" + instead + "}")!.AsObject())
        {
            payload[name] = value!.DeepClone();
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/api/v1/Tags", Jwt.Of(payload.ToJsonString(), key, "the-key"))).Status);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("...")]
    [InlineData("!!!!.????.####")]
    [InlineData("e30.e30.e30")]
    [InlineData("e30.W10.e30")]
    [InlineData("bnVsbA.bnVsbA.e30")]
    [InlineData("e30.eyJpc3MiOjd9.e30")]
    [InlineData("e30.eyJpc3Mi.e30")]
    [InlineData("e30.e30.e30.e30.e30")]
    public async Task A_token_that_cannot_be_read_answers_401(string token)
    {
        var answer = await Get("/api/v1/Tags", token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("unauthenticated", (string?)answer.Body["code"]);
    }

    [Fact]
    public async Task A_token_of_the_issuer_that_is_restricted_to_companies_answers_403()
    {
        var answer = await Get("/api/v1/Tags", Jwt.Of(Payload(more: ""","company":[]"""), key, "the-key"));

        Assert.Equal("token-restricted", (string?)answer.Body["code"]);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();

        foreach (var app in new[] { service, issuer })
        {
            if (app is not null)
            {
                await app.StopAsync();
                await app.DisposeAsync();
            }
        }

        key.Dispose();
        nextKey.Dispose();
    }

    private string Payload(string roles = """["Read Tags"]""", string more = "") => $$"""
        {"iss":"{{authority}}","aud":"identities","sub":"jane","exp":{{api.Clock.GetUtcNow().ToUnixTimeSeconds() + 600}},"roles":{{roles}}{{more}}}
        """;

    private async Task<(HttpStatusCode Status, JsonNode Body)> Get(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client!.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(text)!);
    }
}
