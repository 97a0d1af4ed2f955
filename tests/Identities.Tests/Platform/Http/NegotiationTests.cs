using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

public abstract class NegotiationTests(Api api)
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Of_several_faults_the_first_in_the_order_of_checks_is_answered()
    {
        var known = $"/api/v1/people/{await api.Given.Person()}/aliases";
        const string UnknownPath = $"/api/v1/people/{Unknown}/aliases";
        var mayNot = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));
        var accept = ("Accept", "text/csv");
        var type = ("Content-Type", "text/plain");
        var old = ("If-Match", "\"99\"");

        Answer[] answers =
        [
            await api.Put(UnknownPath, "{", ("Authorization", ""), accept, type, old),
            await api.Put(UnknownPath, "{", mayNot, accept, type, old),
            await api.Put(UnknownPath, "{", accept, type, old),
            await api.Put(UnknownPath, "{", type, old),
            await api.Put(UnknownPath, "{", old),
            await api.Put(known, "{", old),
            await api.Put(known, "{"),
            await api.Put(known, "{}"),
            await api.Put(known, """{"firstName":"Jane"}"""),
        ];

        Assert.Equal([401, 403, 406, 415, 404, 412, 400, 400, 200], answers.Select(answer => (int)answer.Status));
        Assert.Equal(
            [
                "unauthenticated", "permission-missing", "not-acceptable", "unsupported-media-type", "person-not-found", "precondition-failed",
                "malformed-body", "invalid-fields", null,
            ],
            answers.Select(answer => answer.Code));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json; odd=parameter")]
    public async Task JSON_in_UTF_8_is_read(string contentType)
    {
        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"{{Guid.NewGuid()}}"}""", ("Content-Type", contentType));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/xml")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/*")]
    [InlineData("*/*")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=no-such-charset")]
    [InlineData("application/json; charset=")]
    [InlineData("application/json, text/plain")]
    [InlineData("nonsense")]
    [InlineData(";")]
    public async Task Another_media_type_another_charset_or_none_answers_415(string contentType)
    {
        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"{{Guid.NewGuid()}}"}""", ("Content-Type", contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("unsupported-media-type", answer.Code);
    }

    [Fact]
    public async Task A_write_without_a_body_and_without_its_type_answers_415()
    {
        var answer = await api.Post("/api/v1/Tags", null);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/*")]
    [InlineData("*/*")]
    [InlineData("*/*;q=0.1")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")]
    [InlineData("application/json, application/problem+json")]
    [InlineData("text/plain, application/json, text/json")]
    [InlineData("text/csv;q=1, application/json;q=0.001")]
    [InlineData("*/*;q=0, application/json")]
    [InlineData("application/*;q=0, application/json;q=0.5")]
    [InlineData("nonsense")]
    public async Task JSON_is_answered_to_whoever_takes_it_or_asks_for_nothing_that_can_be_read(string accept)
    {
        var answer = await api.Get("/api/v1/Tags", ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("text/*")]
    [InlineData("application/xml")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;q=0.0, text/html")]
    [InlineData("application/json;q=0, */*")]
    [InlineData("application/json;q=0, application/*")]
    [InlineData("application/*;q=0, */*;q=0.5")]
    [InlineData("*/*;q=0")]
    public async Task Whoever_takes_no_JSON_is_answered_406(string accept)
    {
        var answer = await api.Get("/api/v1/Tags", ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
        Assert.Equal("not-acceptable", answer.Code);
    }
}

public sealed class Http1NegotiationTests(Api api) : NegotiationTests(api), IClassFixture<Api>;

public sealed class Http2NegotiationTests(Http2Api api) : NegotiationTests(api), IClassFixture<Http2Api>;
