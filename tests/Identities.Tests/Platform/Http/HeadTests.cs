using System.Net;
using System.Text;
using Identities.Tests.Dialects.RogerRoger;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

public abstract class HeadTests(Api api)
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    // Both tell of a connection or a moment, not of what is at the address.
    private static readonly string[] NotOfTheAnswer = ["Date", "Transfer-Encoding", "Content-Length"];

    [Theory]
    [InlineData("/api/v1/Tags")]
    [InlineData("/api/v1/Tags?limit=1")]
    [InlineData("/api/v1/Tags/" + Unknown)]
    [InlineData("/api/v1/Tags?limit=none")]
    [InlineData("/api/v1/people")]
    [InlineData("/api/v1/people/{person}")]
    [InlineData("/api/v1/people/{person}?shape=keyed")]
    [InlineData("/api/v1/people/{person}/aliases")]
    [InlineData("/api/v1/people/" + Unknown)]
    [InlineData("/api/v1/people/export")]
    [InlineData("/api/v1/people/entityField/a%2Fb/entityValue/c")]
    [InlineData("/api/v1/users")]
    [InlineData("/api/v1/changes?limit=2")]
    [InlineData("/api/v1/authenticate")]
    [InlineData("/api/v1/Person/{number}")]
    [InlineData("/api/v1/Person/default")]
    [InlineData("/api/v1/Person/0")]
    [InlineData("/api/v1/MDOList/category")]
    [InlineData("/api/v1/MDOList/nothing")]
    [InlineData("/people")]
    [InlineData("/people/{person}")]
    [InlineData("/people/" + Unknown)]
    [InlineData("/tags")]
    [InlineData("/media_objects/{picture}")]
    [InlineData("/n/v1/identity/{person}")]
    [InlineData("/n/v1/identity/" + Unknown)]
    [InlineData("/n/v1/identity")]
    [InlineData("/n/v1/companies")]
    [InlineData("/nothing")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/baack.json")]
    [InlineData("/swagger/index.html")]
    [InlineData("/identities/api/v1/people/{person}")]
    public async Task HEAD_answers_what_GET_does_without_the_body(string path)
    {
        var person = await api.Given.Person();
        var place = path
            .Replace("{person}", person, StringComparison.Ordinal)
            .Replace("{number}", (await api.SuperOfficePath(person)).Split('/')[^1], StringComparison.Ordinal)
            .Replace("{picture}", (await api.Picture()).Split('/')[^1], StringComparison.Ordinal);

        var get = await api.Get(place);
        var head = await api.Send(HttpMethod.Head, place, null);

        Assert.Equal(get.Status, head.Status);
        Assert.Equal("", head.Text);
        Assert.Equal(Told(get), Told(head));

        // A length that is told is that of the body (RFC 9110, 8.6), and GET tells no more about it than HEAD.
        Assert.True(get.Header("Content-Length") is null || head.Header("Content-Length") is not null);
        Assert.Equal($"{Encoding.UTF8.GetByteCount(get.Text)}", head.Header("Content-Length") ?? $"{Encoding.UTF8.GetByteCount(get.Text)}");
    }

    [Theory]
    [InlineData("Authorization", "", HttpStatusCode.Unauthorized)]
    [InlineData("Accept", "text/csv", HttpStatusCode.NotAcceptable)]
    [InlineData("If-None-Match", "{etag}", HttpStatusCode.NotModified)]
    public async Task HEAD_is_refused_and_cut_short_as_GET_is(string header, string value, HttpStatusCode expected)
    {
        var path = $"/api/v1/people/{await api.Given.Person()}";
        var wanted = (header, value.Replace("{etag}", (await api.Get(path)).ETag, StringComparison.Ordinal));

        var get = await api.Get(path, wanted);
        var head = await api.Send(HttpMethod.Head, path, null, wanted);

        Assert.Equal((expected, expected), (get.Status, head.Status));
        Assert.Equal("", head.Text);
        Assert.Equal(Told(get), Told(head));
    }

    [Fact]
    public async Task Behind_a_HEAD_the_connection_goes_on()
    {
        var path = $"/api/v1/people/{await api.Given.Person()}";

        for (var turn = 0; turn < 5; turn++)
        {
            Assert.Equal(HttpStatusCode.OK, (await api.Send(HttpMethod.Head, path, null)).Status);
            Assert.Equal(HttpStatusCode.OK, (await api.Get(path)).Status);
        }
    }

    [Theory]
    [InlineData("/api/v1/people/export")]
    [InlineData("/api/v1/people?entityFieldName=Size&entityFieldStringValue=large")]
    public async Task Of_a_long_answer_HEAD_reads_no_more_than_its_beginning(string path)
    {
        await api.Import([.. Enumerable.Range(0, 3000).Select(number => $$"""
            {"aliases":[{"lastName":"Doe {{number}}"}],"entityFields":[{"name":"Size","stringValue":"large"}]}
            """)]);
        await using var wire = new PostgresWire(api.ConnectionString);
        await using var service = await Api.Start(wire.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", api.AdminToken());
        await Ask(HttpMethod.Get);

        var get = await Ask(HttpMethod.Get);
        var head = await Ask(HttpMethod.Head);

        Assert.InRange(head, 1, get / 2);

        async Task<int> Ask(HttpMethod method)
        {
            wire.Take();
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return wire.Take().Statements;
        }
    }

    private static string[] Told(Answer answer) =>
    [
        .. answer.Headers
            .Where(header => !NotOfTheAnswer.Contains(header.Key))
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.Ordinal),
    ];
}

public sealed class Http1HeadTests(Api api) : HeadTests(api), IClassFixture<Api>;

public sealed class Http2HeadTests(Http2Api api) : HeadTests(api), IClassFixture<Http2Api>
{
    [Fact]
    public async Task HEAD_works_without_TLS_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(api.Cleartext, "/api/v1/Tags"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { Authorization = new("Bearer", api.AdminToken()) },
        };
        using var client = new HttpClient();

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }
}
