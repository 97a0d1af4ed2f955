using System.Diagnostics;
using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Durability;

/// <summary>What a row that somebody keeps locked costs those who want it, and those who do not.</summary>
public sealed class LockedRowTests(Api api) : IClassFixture<Api>
{
    private const int Writers = 6;
    private const int MoreThanConnections = 40;
    private const string Json = "application/json";
    private const string JsonPatch = "application/json-patch+json";

    public static TheoryData<string, string, string?, string> WritesOfOnePerson() => new()
    {
        { "PUT", "/api/v1/people/{person}/aliases", """{"firstName":"Janet"}""", Json },
        { "PUT", "/api/v1/people/{person}/notes", """{"summary":"Met"}""", Json },
        { "PUT", "/api/v1/people/{person}/entityFields", """{"name":"Size","boolValue":true}""", Json },
        { "PATCH", "/api/v1/people/{person}", """[{"op":"add","path":"/notes/-","value":{"summary":"Met"}}]""", JsonPatch },
        { "DELETE", "/api/v1/people/{person}", null, Json },
        { "PATCH", "/api/v1/Person/{number}", """[{"op":"replace","path":"/Title","value":"Dr."}]""", JsonPatch },
        { "DELETE", "/api/v1/Person/{number}", null, Json },
        { "PATCH", "/people/{person}", """{"givenName":"Janet"}""", "application/merge-patch+json" },
        { "PUT", "/n/v1/identity/{person}", """{"name":"jane"}""", Json },
        { "POST", "/n/v1/email/", """{"identity":{"urn":"{person}"},"email":"jane.doe@example.com"}""", Json },
        { "DELETE", "/n/v1/address/{address}", null, Json },
    };

    [Theory]
    [MemberData(nameof(WritesOfOnePerson))]
    public async Task Writers_who_wait_for_one_person_hold_two_connections(string method, string path, string? body, string contentType)
    {
        var someone = await Somebody();
        Task<Answer>[] writing;

        await using (await LockedRows.Of(api, $"select from people where person_id = '{someone.Id}' for update"))
        {
            writing = [.. Enumerable.Range(0, Writers).Select(_ => Send(someone, method, path, body, contentType))];
            await Eventually.Holds("two writers wait for the lock", async () => await WaitingForLocks() == 2);
            await Task.WhenAny(Task.WhenAll(writing), Task.Delay(300, TestContext.Current.CancellationToken));

            Assert.Equal(2, await WaitingForLocks());
        }

        Assert.DoesNotContain(HttpStatusCode.InternalServerError, (await Task.WhenAll(writing)).Select(answer => answer.Status));
    }

    [Theory]
    [MemberData(nameof(WritesOfOnePerson))]
    public async Task A_lock_that_is_not_free_in_2_seconds_answers_503_and_is_not_tried_again(string method, string path, string? body, string contentType)
    {
        var someone = await Somebody();
        await using var row = await LockedRows.Of(api, $"select from people where person_id = '{someone.Id}' for update");
        var since = Stopwatch.GetTimestamp();

        var answer = await Send(someone, method, path, body, contentType);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Header("Retry-After"));
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(3.9));
    }

    [Fact]
    public async Task Reads_and_other_writes_go_on_while_more_callers_than_there_are_connections_want_a_locked_person()
    {
        var (wanted, other) = (await Somebody(), await Somebody());
        await using var row = await LockedRows.Of(api, $"select from people where person_id = '{wanted.Id}' for update");
        var writing = Enumerable.Range(0, MoreThanConnections)
            .Select(_ => Send(wanted, "PUT", "/api/v1/people/{person}/aliases", """{"firstName":"Janet"}""", Json)).ToArray();
        await Eventually.Holds("writers wait for the lock", async () => await WaitingForLocks() > 0);

        var read = await api.Get($"/api/v1/people/{other.Id}");
        var written = await Send(other, "PUT", "/api/v1/people/{person}/aliases", """{"firstName":"Janet"}""", Json);
        var waiting = writing.Count(writer => !writer.IsCompleted);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (read.Status, written.Status));
        Assert.Equal(MoreThanConnections, waiting);
        Assert.All(await Task.WhenAll(writing), answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (answer.Status, answer.Code)));
    }

    [Fact]
    public async Task Reads_go_on_while_more_callers_than_there_are_connections_want_a_locked_tag_each_for_somebody_else()
    {
        var tagId = await api.Given.Tag();
        var people = await Task.WhenAll(Enumerable.Range(0, MoreThanConnections).Select(_ => api.Given.Person()));
        await using var row = await LockedRows.Of(api, $"select from tags where tag_id = '{tagId}' for update");
        var writing = people.Select(person => api.Put($"/api/v1/people/{person}/tags", $$"""{"tagId":"{{tagId}}"}""")).ToArray();
        await Eventually.Holds("writers wait for the lock", async () => await WaitingForLocks() > 2);

        var read = await api.Get($"/api/v1/people/{people[0]}");
        var waiting = writing.Count(writer => !writer.IsCompleted);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(MoreThanConnections, waiting);
        Assert.All(await Task.WhenAll(writing), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
    }

    public static TheoryData<string, string, string, string> WritesOfOneRow() => new()
    {
        { "select from tags where tag_id = '{tag}' for update", "PUT", "/api/v1/Tags/{tag}", """{"tagName":"Other {tag}"}""" },
        { "select from roles where role_id = '{role}' for update", "PUT", "/api/v1/roles/{role}", """{"name":"Other {role}","permissions":["Read Tags"]}""" },
        { "select from companies where company_id = '01900000-0000-7000-8000-000000000001' for update", "PUT", "/n/v1/company/{company}", """{"name":"Other"}""" },
    };

    [Theory]
    [MemberData(nameof(WritesOfOneRow))]
    public async Task Writers_who_wait_for_one_definition_hold_two_connections(string rows, string method, string path, string body)
    {
        var tagId = await api.Given.Tag();
        var role = await api.Post("/api/v1/roles", $$"""{"name":"Role {{tagId}}","permissions":["Read Tags"]}""");
        var company = await api.Post("/n/v1/company/", """{"name":"Ours"}""");
        var (roleId, companyId) = ((string)role["roleId"]!, (string)company["urn"]!);
        Task<Answer>[] writing;

        await using (await LockedRows.Of(api, Filled(rows)))
        {
            writing = [.. Enumerable.Range(0, Writers).Select(_ => api.Send(new HttpMethod(method), Filled(path), Filled(body)))];
            await Eventually.Holds("two writers wait for the lock", async () => await WaitingForLocks() == 2);
            await Task.WhenAny(Task.WhenAll(writing), Task.Delay(300, TestContext.Current.CancellationToken));

            Assert.Equal(2, await WaitingForLocks());
        }

        Assert.DoesNotContain(HttpStatusCode.InternalServerError, (await Task.WhenAll(writing)).Select(answer => answer.Status));

        string Filled(string text) => text
            .Replace("{tag}", tagId, StringComparison.Ordinal)
            .Replace("{role}", roleId, StringComparison.Ordinal)
            .Replace("{company}", companyId, StringComparison.Ordinal);
    }

    private Task<long> WaitingForLocks()
        => api.Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");

    private async Task<(string Id, int Number, string Address)> Somebody()
    {
        var id = await api.Given.Person("""{"aliases":[{"firstName":"Jane","lastName":"Doe"}],"addresses":[{"street":"Main Street 1"}]}""");
        return (
            id,
            await api.Scalar<int>($"select person_number from people where person_id = '{id}'"),
            (await api.Scalar<Guid>($"select person_address_id from addresses where person_id = '{id}'")).ToString());
    }

    private Task<Answer> Send((string Id, int Number, string Address) person, string method, string path, string? body, string contentType)
    {
        return api.Send(new HttpMethod(method), Filled(path), body is null ? null : Filled(body), body is null ? [] : [("Content-Type", contentType)]);

        string Filled(string text) => text
            .Replace("{person}", person.Id, StringComparison.Ordinal)
            .Replace("{number}", $"{person.Number}", StringComparison.Ordinal)
            .Replace("{address}", person.Address, StringComparison.Ordinal);
    }
}
