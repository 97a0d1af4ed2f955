using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>
/// The service as a test class meets it: the real one, on a port of its own, over a database of its own. Requests carry a token with
/// every permission unless they say otherwise.
/// </summary>
public class Api(PostgresServer postgres) : IAsyncLifetime
{
    public const string AdminName = "admin";
    public const string AdminPassword = "correct horse battery staple";
    public const string SigningKey = "a signing key that only the tests know, of more than 32 bytes";

    private WebApplication? app;
    private HttpClient? client;
    private NpgsqlDataSource? store;
    private string connectionString = "";

    public TestClock Clock { get; } = new();

    public Uri Address => new(Urls.First());

    protected IEnumerable<string> Urls => app!.Urls;

    public string ConnectionString => connectionString;

    /// <summary>The database behind the service, for what no route shows.</summary>
    public NpgsqlDataSource Store => store ??= NpgsqlDataSource.Create(connectionString);

    public Given Given => new(this);

    public IServiceProvider Services => app!.Services;

    /// <summary>What speaks to the service, for requests that only a test itself can write.</summary>
    public HttpClient Client => client!;

    /// <summary>The version of HTTP that is spoken.</summary>
    public virtual Version Version => HttpVersion.Version11;

    public async ValueTask InitializeAsync()
    {
        connectionString = await postgres.CreateDatabase();
        app = await Start(connectionString, Clock, Listen);
        client = Connect(new SocketsHttpHandler { AllowAutoRedirect = false });
        client.BaseAddress = Address;
    }

    /// <summary>Another instance of the service; the caller stops it.</summary>
    internal static Task<WebApplication> Start(string connectionString, TimeProvider clock, params string[] settings)
        => Start(connectionString, clock, _ => { }, settings);

    internal static async Task<WebApplication> Start(
        string connectionString,
        TimeProvider clock,
        Action<WebApplicationBuilder> configure,
        params string[] settings)
    {
        var app = IdentitiesService.Build(
            [
                "--urls", "http://127.0.0.1:0",
                "--environment", "Production",
                "--ConnectionStrings:Identities", connectionString,
                "--Jwt:SigningKey", SigningKey,
                "--Admin:Username", AdminName,
                "--Admin:Password", AdminPassword,
                .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(clock);
                configure(builder);
            });

        await IdentitiesService.Prepare(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>A token with exactly these permissions.</summary>
    public string Token(params string[] permissions)
        => Services.GetRequiredService<AccessTokens>().Issue("01900000-0000-7000-8000-00000000cafe", "jane.doe@example.com", permissions);

    public string AdminToken() => Token([.. Permissions.All]);

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, string? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, headers);

    public Task<Answer> Put(string path, string? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, path, body, headers);

    public Task<Answer> Patch(string path, string? body, params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, path, body, headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Delete, path, null, headers);

    /// <summary>Sends one request. An <c>Authorization</c> or <c>Content-Type</c> among the headers replaces the usual one; an empty one is left out.</summary>
    public Task<Answer> Send(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
        => SendBytes(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    public async Task<Answer> SendBytes(HttpMethod method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Version = Version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AdminToken());

        foreach (var (name, value) in headers)
        {
            HttpHeaders target = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? request.Content!.Headers : request.Headers;
            target.Remove(name);

            if (value.Length > 0)
            {
                target.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client!.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Answer(response, bytes);
    }

    /// <summary>One value out of the database, for what no route shows.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = Store.CreateCommand(sql);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Changes the database by hand, for what no route can set.</summary>
    public async Task Execute(string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = Store.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Where the service listens, when it is not any port for HTTP/1.1.</summary>
    protected virtual void Listen(WebApplicationBuilder builder)
    {
    }

    /// <summary>A client for where the service listens.</summary>
    protected virtual HttpClient Connect(SocketsHttpHandler handler) => new(handler);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        client?.Dispose();

        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }

        await postgres.DropDatabase(connectionString);
    }
}

/// <summary>An answer, as literal as a test wants to look at it.</summary>
public sealed class Answer(HttpResponseMessage response, byte[] bytes)
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public string Text { get; } = Encoding.UTF8.GetString(bytes);

    public string? MediaType { get; } = response.Content.Headers.ContentType?.MediaType;

    public string? ETag { get; } = response.Headers.ETag?.ToString();

    private readonly Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, string> Headers => headers;

    public JsonNode? Json => JsonNode.Parse(Text);

    /// <summary>The code of a problem document.</summary>
    public string? Code => MediaType == "application/problem+json" ? (string?)Json!["code"] : null;

    /// <summary>The sentences of a problem document's wrong field.</summary>
    public string? Error(string field) => (string?)Json!["errors"]?[field]?[0];

    public string? Header(string name) => headers.GetValueOrDefault(name);

    /// <summary>A member of an answered object, by name.</summary>
    public JsonNode? this[string member] => Json![member];
}
