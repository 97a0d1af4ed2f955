using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Platform.Security;

public sealed class TokenTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/api/v1/Tags";

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ...")]
    [InlineData("Bearer e30.e30.e30")]
    [InlineData("Bearer !!!!.????.####")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Negotiate abc")]
    public async Task Without_a_token_that_can_be_read_it_answers_401_and_tells_no_more(string authorization)
    {
        var answer = await api.Get(Path, ("Authorization", authorization));

        AssertRefused(answer);
    }

    [Fact]
    public async Task A_valid_token_made_by_hand_is_accepted()
    {
        var answer = await With(Jwt.Of(Payload()));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(-20, true)]
    [InlineData(-40, false)]
    public async Task A_token_is_good_for_30_seconds_after_it_has_expired(int expires, bool accepted)
    {
        var answer = await With(Jwt.Of(Payload(exp: Now + expires)));

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(40, false)]
    public async Task A_token_is_good_30_seconds_before_it_begins(int begins, bool accepted)
    {
        var answer = await With(Jwt.Of(Payload(more: $",\"nbf\":{Now + begins}")));

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_token_that_was_accepted_once_does_not_outlive_its_expiry()
    {
        var token = Jwt.Of(Payload(exp: Now + 600));
        Assert.Equal(HttpStatusCode.OK, (await With(token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await With(token)).Status);

        api.Clock.Advance(TimeSpan.FromSeconds(620));
        var withinTheSkew = await With(token);
        api.Clock.Advance(TimeSpan.FromSeconds(20));
        var behindIt = await With(token);

        Assert.Equal(HttpStatusCode.OK, withinTheSkew.Status);
        AssertRefused(behindIt);
    }

    [Theory]
    [InlineData("sub", "\"\\u0000\"")]
    [InlineData("sub", "\"jane\\u0000doe\"")]
    [InlineData("sub", "\"\\ud800\"")]
    [InlineData("sub", "\"\\udc00\\ud800\"")]
    [InlineData("sub", "[\"jane\",\"\\u0000\"]")]
    [InlineData("sub", "{\"jane\":\"\\u0000\"}")]
    [InlineData("unique_name", "\"jane\\u0000\"")]
    [InlineData("unique_name", "\"\\ud83d\"")]
    [InlineData("company", "[\"\\u0000\"]")]
    [InlineData("company", "\"\\ud800\"")]
    [InlineData("permission", "[\"Mutate All Identity\",\"Read Tags\",\"\\u0000\"]")]
    [InlineData("permission", "[\"Mutate All Identity\",\"Read Tags\",\"\\ud800\"]")]
    [InlineData("jti", "\"\\u0000\"")]
    [InlineData("any", "\"\\udfff\"")]
    public async Task A_token_with_a_text_that_cannot_be_stored_answers_401_on_every_surface(string claim, string value)
    {
        var token = Jwt.Of(Payload(replace: (claim, value)));
        var authorization = ("Authorization", "Bearer " + token);

        AssertRefused(await With(token));
        AssertRefused(await api.Post("/api/v1/people", "{}", authorization));
        AssertRefused(await api.Get("/api/v1/renewToken", authorization));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Post("/api/v1/Person", "{}", authorization)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Post("/people", "{}", authorization)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Post("/n/v1/identity", "{}", authorization)).Status);
    }

    [Theory]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"\u0000"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"\ud800"}""")]
    [InlineData("""{"alg":"HS256","typ":"\ud800"}""")]
    public async Task A_header_that_is_no_text_breaks_nothing(string header)
    {
        var answer = await With(Jwt.Of(Payload(), header));

        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Unauthorized, answer.Text);
    }

    [Theory]
    [InlineData("X-API-KEY", "idk_%00")]
    [InlineData("X-API-KEY", "idk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Authorization", "Basic AGFkbWluOmFkbWlu")]
    [InlineData("Authorization", "Basic YWRtaW46AA==")]
    [InlineData("Authorization", "Basic YWQAbWluOnBhc3N3b3Jk")]
    [InlineData("Authorization", "Basic 7aCAOnBhc3N3b3Jk")]
    [InlineData("Authorization", "Basic YWRtaW4=")]
    [InlineData("Authorization", "Basic OnBhc3N3b3Jk")]
    [InlineData("Authorization", "Basic !")]
    public async Task Other_credentials_with_a_text_that_cannot_be_stored_answer_401(string header, string value)
    {
        (string, string)[] headers = header == "Authorization" ? [(header, value)] : [("Authorization", ""), (header, value)];

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/api/v1/Person/default", headers)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/people", headers)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get(Path, headers)).Status);
    }

    [Theory]
    [InlineData("aud", "\"somebody else\"")]
    [InlineData("aud", "[]")]
    [InlineData("aud", "null")]
    [InlineData("iss", "\"somebody else\"")]
    [InlineData("iss", "\"Identities\"")]
    [InlineData("iss", "null")]
    [InlineData("exp", "null")]
    [InlineData("exp", "\"tomorrow\"")]
    [InlineData("exp", "-1")]
    public async Task A_token_of_another_issuer_for_another_audience_or_without_an_end_answers_401(string claim, string value)
    {
        AssertRefused(await With(Jwt.Of(Payload(replace: (claim, value)))));
    }

    [Theory]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    public async Task A_token_that_leaves_out_what_is_judged_answers_401(string claim)
    {
        AssertRefused(await With(Jwt.Of(Payload(replace: (claim, null)))));
    }

    [Fact]
    public async Task A_token_for_several_audiences_is_accepted_when_ours_is_among_them()
    {
        var answer = await With(Jwt.Of(Payload(replace: ("aud", """["somebody else","identities"]"""))));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_token_that_another_key_signed_answers_401()
    {
        AssertRefused(await With(Jwt.Of(Payload(), key: "another key that is also longer than 32 bytes")));
    }

    [Fact]
    public async Task A_token_whose_payload_was_changed_answers_401()
    {
        var parts = Jwt.Of(Payload()).Split('.');
        var changed = Jwt.Of(Payload(more: ",\"x\":1")).Split('.');

        AssertRefused(await With($"{parts[0]}.{changed[1]}.{parts[2]}"));
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"None"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","crit":["exp"]}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","crit":["x"],"x":1}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","crit":[]}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","crit":null}""")]
    public async Task An_algorithm_that_is_not_ours_or_a_critical_extension_answers_401(string header)
    {
        AssertRefused(await With(Jwt.Of(Payload(), header)));
    }

    [Fact]
    public async Task A_signature_that_is_left_off_answers_401()
    {
        var parts = Jwt.Of(Payload()).Split('.');

        AssertRefused(await With($"{parts[0]}.{parts[1]}."));
        AssertRefused(await With($"{parts[0]}.{parts[1]}"));
    }

    [Theory]
    [InlineData("\"01900000-0000-7000-8000-00000000c0de\"")]
    [InlineData("""["01900000-0000-7000-8000-00000000c0de"]""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    public async Task A_token_that_is_restricted_to_companies_in_any_way_answers_403(string company)
    {
        var answer = await With(Jwt.Of(Payload(more: $",\"company\":{company}")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("token-restricted", answer.Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"read tags\"")]
    [InlineData("\"Read Tags, Add Tags\"")]
    [InlineData("{\"Read Tags\":true}")]
    public async Task Permissions_are_named_exactly(string permission)
    {
        var answer = await With(Jwt.Of(Payload(replace: ("permission", permission))));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    [Fact]
    public async Task A_single_permission_may_stand_without_an_array()
    {
        var answer = await With(Jwt.Of(Payload(replace: ("permission", "\"Read Tags\""))));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("identities:restricted")]
    [InlineData("identities:own")]
    [InlineData("identities:company")]
    public async Task A_claim_named_like_one_of_the_services_own_marks_means_nothing(string claim)
    {
        var answer = await With(Jwt.Of(Payload(more: $",\"{claim}\":\"x\"")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("disabled_at")]
    [InlineData("deleted_at")]
    [InlineData("tokens_valid_from")]
    public async Task The_tokens_of_a_user_who_is_disabled_deleted_or_reset_are_refused_within_seconds(string column)
    {
        var userId = (await api.UserWith(Permissions.ReadTags)).Id;
        var token = api.Services.GetRequiredService<AccessTokens>().Issue(userId.ToUpperInvariant(), "jane.doe@example.com", [Permissions.ReadTags]);
        Assert.Equal(HttpStatusCode.OK, (await With(token)).Status);

        await api.Execute($"update users set {column} = '{api.Clock.GetUtcNow().AddSeconds(2):O}' where user_id = '{userId}'");

        await Eventually.Holds("the token is refused", async () => (await With(token)).Status == HttpStatusCode.Unauthorized);
        AssertRefused(await With(token));
    }

    [Fact]
    public async Task A_token_issued_after_a_reset_is_accepted()
    {
        var userId = (await api.UserWith(Permissions.ReadTags)).Id;
        await api.Execute($"update users set tokens_valid_from = '{api.Clock.GetUtcNow().AddSeconds(-1):O}' where user_id = '{userId}'");
        var other = Guid.CreateVersion7().ToString();
        await api.Execute($"insert into users (user_id, username, password_hash, disabled_at) values ('{other}', '{other}', '', now())");
        var refused = api.Services.GetRequiredService<AccessTokens>().Issue(other, "john", [Permissions.ReadTags]);
        await Eventually.Holds("both rows have been read", async () => (await With(refused)).Status == HttpStatusCode.Unauthorized);

        var answer = await With(api.Services.GetRequiredService<AccessTokens>().Issue(userId, "jane", [Permissions.ReadTags]));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    private long Now => api.Clock.GetUtcNow().ToUnixTimeSeconds();

    private Task<Answer> With(string token) => api.Get(Path, ("Authorization", "Bearer " + token));

    private static void AssertRefused(Answer answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
        Assert.Equal("unauthenticated", answer.Code);
        Assert.Equal("Send a valid token: Authorization: Bearer, then a token from /api/v1/authenticate.", (string?)answer["detail"]);
    }

    [Fact]
    public async Task Requests_on_one_connection_are_each_judged_by_their_own_token()
    {
        using var connection = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = api.Address };
        var reader = $"Bearer {api.Token(Permissions.ReadTags)}";
        var stranger = $"Bearer {api.Token(Permissions.ReadAllIdentity)}";
        var ending = $"Bearer {Jwt.Of(Payload(exp: Now + 5))}";

        HttpStatusCode[] told =
        [
            await Ask(reader), await Ask(stranger), await Ask(reader), await Ask(reader), await Ask(""), await Ask(ending), await Ask(ending),
        ];
        api.Clock.Advance(TimeSpan.FromSeconds(40));
        var ended = await Ask(ending);

        Assert.Equal(
            [
                HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK,
                HttpStatusCode.OK,
            ],
            told);
        Assert.Equal(HttpStatusCode.Unauthorized, ended);

        async Task<HttpStatusCode> Ask(string authorization)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await connection.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private string Payload(long? exp = null, string more = "", (string Claim, string? Value)? replace = null)
    {
        var claims = new Dictionary<string, string>
        {
            ["iss"] = "\"identities\"",
            ["aud"] = "\"identities\"",
            ["sub"] = "\"tests\"",
            ["unique_name"] = "\"jane.doe@example.com\"",
            ["permission"] = "[\"Read Tags\"]",
            ["exp"] = (exp ?? Now + 600).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

        if (replace is { Claim: var claim, Value: var value })
        {
            claims.Remove(claim);

            if (value is not null)
            {
                claims[claim] = value;
            }
        }

        return "{" + string.Join(",", claims.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + more + "}";
    }
}
