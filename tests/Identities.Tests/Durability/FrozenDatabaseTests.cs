using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Durability;

/// <summary>A database that takes everything and answers nothing: each call meets it in <see cref="FrozenDatabase"/>, all at once.</summary>
public sealed class FrozenDatabaseTests(FrozenDatabase frozen) : IClassFixture<FrozenDatabase>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Calls() => [.. FrozenDatabase.Calls.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Each_call_answers_503_within_5_seconds_in_its_own_error_object_and_says_when_to_come_back(string call)
    {
        var (status, retryAfter, mediaType, taken) = frozen.Answers[call];

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.NotNull(retryAfter);
        Assert.Equal(FrozenDatabase.Calls[call].ErrorMediaType, mediaType);
        Assert.InRange(taken, TimeSpan.Zero, Promised);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Each_call_is_answered_again_when_the_database_is(string call) => Assert.Contains(call, frozen.AnsweredAfterwards);
}

/// <summary>A service whose database froze once, and what its callers were told.</summary>
public sealed class FrozenDatabase(PostgresServer postgres) : IAsyncLifetime
{
    private const string Problem = "application/problem+json";
    private const string Json = "application/json";
    private const string Merge = "application/merge-patch+json";
    private const string JsonPatch = "application/json-patch+json";
    private const string Credentials = $$"""{"username":"{{Api.AdminName}}","password":"{{Api.AdminPassword}}"}""";

    private readonly Api api = new(postgres);
    private string person = "";
    private string number = "";

    public static IReadOnlyDictionary<string, FrozenCall> Calls { get; } = new Dictionary<string, FrozenCall>
    {
        ["GetPerson"] = new("GET", "/api/v1/people/{person}", Problem),
        ["PatchPerson"] = new("PATCH", "/api/v1/people/{person}", Problem, """{"aliases":null}""", Merge),
        ["UpsertAlias"] = new("PUT", "/api/v1/people/{person}/aliases", Problem, """{"firstName":"Janet"}"""),
        ["CreatePerson"] = new("POST", "/api/v1/people", Problem, "{}"),
        ["ListTags"] = new("GET", "/api/v1/Tags", Problem),
        ["SearchPeople"] = new("GET", "/api/v1/people?tagId=01900000-0000-7000-8000-00000000dead", Problem),
        ["Authenticate"] = new("POST", "/api/v1/authenticate", Problem, Credentials),
        ["RenewToken"] = new("GET", "/api/v1/renewToken", Problem),
        ["ready"] = new("GET", "/health/ready", "text/plain"),
        ["ExportPeople"] = new("GET", "/api/v1/people/export", Problem),
        ["ImportPeople"] = new("POST", "/api/v1/people/import", Problem, "{}", Lines.MediaType),
        ["ImportPeople, as a stream"] = new("POST", "/api/v1/people/import?stream=true", Problem, "{}", Lines.MediaType),
        ["SuperOfficeGetPerson"] = new("GET", "/api/v1/Person/{number}", Json),
        ["SuperOfficePatchPerson"] = new("PATCH", "/api/v1/Person/{number}", Json, """[{"op":"replace","path":"/Title","value":"Dr."}]""", JsonPatch),
        ["RogerRogerGetPerson"] = new("GET", "/people/{person}", Problem),
        ["RogerRogerPatchPerson"] = new("PATCH", "/people/{person}", Problem, """{"givenName":"Janet"}""", Merge),
        ["RogerRogerListPeople"] = new("GET", "/people?q=jane", Problem),
        ["BaackGetIdentity"] = new("GET", "/n/v1/identity/{person}", Json),
        ["BaackCreateEmail"] = new("POST", "/n/v1/email/", Json, """{"identity":{"urn":"{person}"},"email":"jane.doe@example.com"}"""),
    };

    public Dictionary<string, (HttpStatusCode Status, RetryConditionHeaderValue? RetryAfter, string? MediaType, TimeSpan Taken)> Answers { get; } = [];

    public HashSet<string> AnsweredAfterwards { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await api.InitializeAsync();
        person = await api.Given.Person();
        number = (await api.Scalar<int>($"select person_number from people where person_id = '{person}'")).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var line = new DatabaseLine(api.ConnectionString);
        await using var service = await Api.Start(line.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", api.AdminToken());

        foreach (var call in Calls.Values)
        {
            using var warmUp = await Send(client, call);
        }

        line.Freeze();
        var sent = Calls.ToDictionary(call => call.Key, call => Timed(client, call.Value));
        await Task.WhenAll(sent.Values);
        line.Thaw();

        foreach (var (name, answer) in sent)
        {
            Answers.Add(name, await answer);
        }

        foreach (var (name, call) in Calls)
        {
            await Eventually.Holds(name + " is answered again", async () =>
            {
                using var answer = await Send(client, call);
                return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
            });
            AnsweredAfterwards.Add(name);
        }

        await service.StopAsync();
    }

    public ValueTask DisposeAsync() => api.DisposeAsync();

    private async Task<(HttpStatusCode, RetryConditionHeaderValue?, string?, TimeSpan)> Timed(HttpClient client, FrozenCall call)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await Send(client, call);
        return (answer.StatusCode, answer.Headers.RetryAfter, answer.Content.Headers.ContentType?.MediaType, Stopwatch.GetElapsedTime(since));
    }

    private async Task<HttpResponseMessage> Send(HttpClient client, FrozenCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(Filled(call.Path), UriKind.Relative));

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Filled(body))) { Headers = { ContentType = new(call.ContentType) } };
        }

        return await client.SendAsync(request);
    }

    private string Filled(string text)
        => text.Replace("{person}", person, StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal);
}

/// <param name="Method">The verb.</param>
/// <param name="Path">Where, with places for the person.</param>
/// <param name="ErrorMediaType">What the surface's errors are.</param>
/// <param name="Body">What is sent; null for nothing.</param>
/// <param name="ContentType">As what.</param>
public sealed record FrozenCall(string Method, string Path, string ErrorMediaType, string? Body = null, string ContentType = "application/json");
