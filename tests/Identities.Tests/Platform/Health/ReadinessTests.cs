using System.Net;
using Identities.Tests.Support;
using Npgsql;
using Xunit;

namespace Identities.Tests.Platform.Health;

/// <summary>
/// PostgreSQL's package is updated under the running server: the library of plpgsql is gone from where it was. Connections that have
/// loaded it go on, later ones cannot.
/// </summary>
public sealed class ReadinessTests(Api api) : IClassFixture<Api>
{
    private const string Handlers = """
        update pg_proc
        set    probin = '{0}'
        where  proname in ('plpgsql_call_handler', 'plpgsql_inline_handler', 'plpgsql_validator')
        """;

    [Fact]
    public async Task A_service_whose_functions_cannot_be_loaded_answers_503_on_every_surface_and_is_not_ready()
    {
        var personId = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{personId}'");
        await SetHandlers("$libdir/gone");

        try
        {
            (HttpMethod Method, string Path, string? Body, string MediaType)[] requests =
            [
                (HttpMethod.Get, "/health/ready", null, ""),
                (HttpMethod.Post, "/api/v1/people", """{"aliases":[{"firstName":"Jane"}]}""", "application/json"),
                (HttpMethod.Put, $"/api/v1/people/{personId}/notes", """{"body":"Text"}""", "application/json"),
                (HttpMethod.Delete, $"/api/v1/people/{personId}", null, ""),
                (HttpMethod.Post, "/api/v1/Tags", """{"tagName":"Visitor"}""", "application/json"),
                (HttpMethod.Patch, $"/api/v1/Person/{number}", """[{"op":"replace","path":"/Lastname","value":"Roe"}]""", "application/json"),
                (HttpMethod.Post, "/people", """{"familyName":"Doe"}""", "application/ld+json"),
                (HttpMethod.Patch, $"/people/{personId}", """{"familyName":"Roe"}""", "application/merge-patch+json"),
                (HttpMethod.Post, "/segments", """{"title":"Press","icon":"star"}""", "application/ld+json"),
                (HttpMethod.Post, "/n/v1/company/", """{"name":"Example Ltd"}""", "application/json"),
                (HttpMethod.Delete, $"/n/v1/identity/{personId}", null, ""),
            ];

            foreach (var (method, path, body, mediaType) in requests)
            {
                var answer = await api.Send(method, path, body, body is null ? [] : [("Content-Type", mediaType)]);
                Assert.Equal((method, path, HttpStatusCode.ServiceUnavailable), (method, path, answer.Status));
                Assert.NotNull(answer.Header("Retry-After"));
            }

            Assert.Equal(HttpStatusCode.OK, (await api.Get("/health/live")).Status);
        }
        finally
        {
            await SetHandlers("$libdir/plpgsql");
        }

        api.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Delete($"/api/v1/people/{personId}")).Status);
    }

    [Fact]
    public async Task It_is_not_ready_either_while_only_new_connections_cannot_load_them()
    {
        // Looked for along a path that a database can set: the connections that are open keep theirs.
        await SetHandlers("plpgsql");
        await api.Given.Person();
        var database = new NpgsqlConnectionStringBuilder(api.ConnectionString).Database;
        await api.Execute($"alter database {database} set dynamic_library_path = '/nowhere'");

        try
        {
            api.Clock.Advance(TimeSpan.FromSeconds(6));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.Get("/health/ready")).Status);
        }
        finally
        {
            await api.Execute($"alter database {database} reset dynamic_library_path");
            await SetHandlers("$libdir/plpgsql");
        }

        api.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/health/ready")).Status);
    }

    [Theory]
    [InlineData("53100")]
    [InlineData("53200")]
    [InlineData("53400")]
    [InlineData("57P04")]
    [InlineData("58000")]
    [InlineData("58030")]
    [InlineData("58P01")]
    [InlineData("25006")]
    [InlineData("XX001")]
    [InlineData("XX002")]
    public async Task A_fault_of_the_server_is_503_and_may_be_tried_again(string state)
    {
        await Break(state);

        try
        {
            var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"Visitor {{state}}"}""");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable", "1"), (answer.Status, answer.Code, answer.Header("Retry-After")));
        }
        finally
        {
            await api.Execute("drop trigger broken on tags");
        }
    }

    [Theory]
    [InlineData("XX000")]
    [InlineData("42501")]
    public async Task A_fault_that_the_same_request_meets_again_is_500(string state)
    {
        await Break(state);

        try
        {
            var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"Visitor {{state}}"}""");

            Assert.Equal((HttpStatusCode.InternalServerError, "internal-error"), (answer.Status, answer.Code));
        }
        finally
        {
            await api.Execute("drop trigger broken on tags");
        }
    }

    private Task Break(string state) => api.Execute($$"""
        create or replace function broken() returns trigger language plpgsql as $$ begin raise exception using errcode = '{{state}}'; end $$;
        create trigger broken before insert on tags for each row execute function broken();
        """);

    private Task SetHandlers(string library) => api.Execute(Handlers.Replace("{0}", library, StringComparison.Ordinal));
}
