using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

public abstract class PathTests(Api api)
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Theory]
    [InlineData("PATCH", "/api/v1/Tags", "GET, HEAD, POST")]
    [InlineData("POST", "/api/v1/Tags/" + Unknown, "DELETE, GET, HEAD, PUT")]
    [InlineData("GET", "/api/v1/authenticate", "POST")]
    [InlineData("POST", "/api/v1/renewToken", "GET, HEAD")]
    [InlineData("POST", "/api/v1/people/" + Unknown + "/aliases", "GET, HEAD, PUT")]
    [InlineData("GET", "/identities/api/v1/authenticate", "POST")]
    public async Task Another_method_answers_405_with_those_that_are_allowed(string method, string path, string allowed)
    {
        var answer = await api.Send(new HttpMethod(method), path, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("method-not-allowed", answer.Code);
        Assert.Equal(allowed, string.Join(", ", answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal)));
        AssertWholeProblem(answer);
    }

    [Fact]
    public async Task HEAD_where_there_is_no_GET_answers_405()
    {
        var answer = await api.Send(HttpMethod.Head, "/api/v1/authenticate", null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("", answer.Text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/v2/Tags")]
    [InlineData("/api/v1/Tag")]
    [InlineData("/api/v1//Tags")]
    [InlineData("/identities")]
    [InlineData("/identities/identities/api/v1/Tags")]
    [InlineData("/api/v1/people/" + Unknown + "/nothing")]
    [InlineData("/api/v1/Tags/..%2fpeople")]
    [InlineData("/api/v1/Tags/%c3%28")]
    public async Task An_address_where_nothing_is_answers_404(string path)
    {
        var answer = await api.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
        AssertWholeProblem(answer);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("0190000000007000800000000000dead")]
    [InlineData("%7B01900000-0000-7000-8000-00000000dead%7D")]
    [InlineData("(01900000-0000-7000-8000-00000000dead)")]
    [InlineData("01900000-0000-7000-8000-00000000dead%20")]
    [InlineData("%2001900000-0000-7000-8000-00000000dead")]
    [InlineData("01900000-0000-7000-8000-00000000deag")]
    [InlineData("01900000-0000-7000-8000-00000000dead0")]
    public async Task A_malformed_id_answers_404_wherever_it_stands(string id)
    {
        Answer[] answers =
        [
            await api.Get($"/api/v1/people/{id}"),
            await api.Delete($"/api/v1/people/{id}"),
            await api.Get($"/api/v1/people/{id}/aliases"),
            await api.Put($"/api/v1/people/{id}/tags", "{}"),
            await api.Delete($"/api/v1/people/{Unknown}/aliases/{id}"),
            await api.Delete($"/api/v1/people/{Unknown}/tags/{id}"),
            await api.Put($"/api/v1/Tags/{id}", "{}"),
        ];

        Assert.All(answers, answer => Assert.Equal("route-not-found", answer.Code));
    }

    [Theory]
    [InlineData("/api/v1/tags")]
    [InlineData("/API/V1/TAGS")]
    [InlineData("/api/v1/Tags/")]
    [InlineData("/identities/api/v1/Tags")]
    [InlineData("/Identities/api/v1/tags")]
    public async Task A_path_is_found_in_any_case_and_below_the_clouds_prefix(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await api.Get(path)).Status);
    }

    [Fact]
    public async Task Every_operation_answers_below_the_clouds_prefix_too()
    {
        var made = await api.Post("/identities/api/v1/people", """{"aliases":[{"firstName":"Jane"}]}""");
        var path = $"/identities/api/v1/people/{made["personId"]}";

        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Put(path + "/aliases", """{"firstName":"Janet"}""")).Status);
        Assert.Equal(2, (await api.Get(path + "/aliases")).Json!.AsArray().Count);
        Assert.Equal((await api.Get(path)).Text, (await api.Get(path["/identities".Length..])).Text);
        Assert.Equal("true", (await api.Delete(path)).Text);
    }

    [Fact]
    public async Task HEAD_answers_what_GET_does_without_the_body()
    {
        var path = $"/api/v1/people/{await api.Given.Person()}";
        var get = await api.Get(path);

        var head = await api.Send(HttpMethod.Head, path, null);
        var known = await api.Send(HttpMethod.Head, path, null, ("If-None-Match", get.ETag!));
        var unknown = await api.Send(HttpMethod.Head, $"/api/v1/people/{Unknown}", null);

        Assert.Equal(HttpStatusCode.OK, head.Status);
        Assert.Equal("", head.Text);
        Assert.Equal(get.ETag, head.ETag);
        Assert.Equal(get.MediaType, head.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, known.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal("", unknown.Text);
    }

    [Theory]
    [InlineData("/api/v1/Tags", "no-store")]
    [InlineData("/api/v1/Tags/" + Unknown, "no-store")]
    [InlineData("/nothing", "no-store")]
    [InlineData("/api/v1/people/{person}", "private, no-cache")]
    [InlineData("/api/v1/people/{person}/aliases", "private, no-cache")]
    public async Task Every_answer_says_how_it_may_be_kept_and_not_what_serves_it(string path, string cacheControl)
    {
        var answer = await api.Get(path.Replace("{person}", await api.Given.Person(), StringComparison.Ordinal));

        Assert.Equal(cacheControl, string.Join(", ", answer.Header("Cache-Control")!.Split(", ").OrderDescending(StringComparer.Ordinal)));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("X-Powered-By"));
    }

    [Fact]
    public async Task Every_problem_has_type_title_status_code_and_traceId()
    {
        Answer[] answers =
        [
            await api.Get("/api/v1/Tags", ("Authorization", "")),
            await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + api.Token())),
            await api.Get("/api/v1/Tags", ("Accept", "text/csv")),
            await api.Post("/api/v1/Tags", "{}", ("Content-Type", "text/plain")),
            await api.Get($"/api/v1/Tags/{Unknown}"),
            await api.Post("/api/v1/Tags", "{}"),
            await api.Post("/api/v1/Tags", "{"),
            await api.Get("/api/v1/Tags?tagName=%00"),
            await api.Delete($"/api/v1/people/{await api.Given.Person()}", ("If-Match", "\"9\"")),
        ];

        Assert.Equal([401, 403, 406, 415, 404, 400, 400, 400, 412], answers.Select(answer => (int)answer.Status));
        Assert.All(answers, AssertWholeProblem);
    }

    [Theory]
    [InlineData("/api/v1/Tags?tagName=%00")]
    [InlineData("/api/v1/people/{person}/tags?tagName=a%00")]
    public async Task A_zero_byte_in_a_query_answers_400(string path)
    {
        var answer = await api.Get(path.Replace("{person}", await api.Given.Person(), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertWholeProblem(answer);
    }

    private static void AssertWholeProblem(Answer answer)
    {
        Assert.Equal("application/problem+json", answer.MediaType);
        var problem = answer.Json!.AsObject();
        Assert.Equal(["type", "title", "status", "detail", "code", "traceId"], problem.Select(member => member.Key).Take(6));
        Assert.Equal((int)answer.Status, (int)problem["status"]!);
        Assert.Equal($"urn:identities:problem:{answer.Code}", (string?)problem["type"]);
        Assert.All(problem.Where(member => member.Key != "errors"), member => Assert.NotEqual("", ((JsonNode)member.Value!).ToString()));
    }
}

public sealed class Http1PathTests(Api api) : PathTests(api), IClassFixture<Api>;

public sealed class Http2PathTests(Http2Api api) : PathTests(api), IClassFixture<Http2Api>;
