using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Identities.Tests.Support;
using Npgsql;
using Xunit;

namespace Identities.Tests.Durability;

public sealed class DurabilityTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Every_write_acknowledged_before_the_service_is_killed_is_there_afterwards_and_none_is_half_written()
    {
        const int Writers = 8;
        const int Enough = 150;
        var personId = await api.Given.Person();
        var acknowledged = new ConcurrentBag<string>();
        var sent = 0;

        await using (var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken()))
        {
            var enough = new TaskCompletionSource();

            var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            {
                try
                {
                    while (true)
                    {
                        var name = $"Field {Interlocked.Increment(ref sent)}";
                        using var body = Json($$"""{"name":"{{name}}","boolValue":true}""");
                        using var answer = await service.Client.PutAsync(
                            new Uri($"/api/v1/people/{personId}/entityFields", UriKind.Relative), body, TestContext.Current.CancellationToken);

                        if (answer.StatusCode == HttpStatusCode.OK)
                        {
                            acknowledged.Add(name);
                        }

                        if (acknowledged.Count >= Enough)
                        {
                            enough.TrySetResult();
                        }
                    }
                }
                catch (HttpRequestException)
                {
                    // The service is gone.
                }
            })).ToArray();

            await enough.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            await service.Kill();
            await Task.WhenAll(writers);
        }

        // What PostgreSQL had read before the service died, it still writes: nothing is counted before it has noticed.
        await Eventually.Holds("the database is done with the killed service", async () => await api.Scalar<long>(
            $"select count(*) from pg_stat_activity where datname = current_database() and application_name = '{ServiceProcess.ApplicationName}'") == 0);

        var stored = (await api.Get($"/api/v1/people/{personId}/entityFields")).Json!.AsArray().Select(field => (string)field!["name"]!).ToHashSet();
        Assert.All(acknowledged, name => Assert.Contains(name, stored));
        Assert.InRange(stored.Count, acknowledged.Count, acknowledged.Count + Writers);
        Assert.Equal(stored.Count + 1, await api.Scalar<long>($"select version from people where person_id = '{personId}'"));
        Assert.Equal(
            stored.Count,
            await api.Scalar<long>($"select count(distinct version) from change where person_id = '{personId}' and item_table = 'entity_fields'"));
    }

    [Fact]
    public async Task A_request_under_way_is_answered_before_the_service_ends()
    {
        var personId = await api.Given.Person();
        await using var service = await ServiceProcess.Start(api.ConnectionString, api.AdminToken());
        await using var connection = await api.Store.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var locking = new NpgsqlCommand("select from people where person_id = $1 for update", connection, transaction);
        locking.Parameters.AddWithValue(Guid.Parse(personId));
        await locking.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        using var body = Json("""{"firstName":"Janet"}""");
        var waiting = service.Client.PutAsync(new Uri($"/api/v1/people/{personId}/aliases", UriKind.Relative), body, TestContext.Current.CancellationToken);
        await Eventually.Holds("the write waits for the lock", async () =>
            await api.Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1);

        var exitCode = await service.Terminate(meanwhile: () => transaction.RollbackAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Without_a_database_the_answer_is_503_and_with_it_again_200()
    {
        var personId = await api.Given.Person();
        await using var line = new DatabaseLine(api.ConnectionString);
        await using var service = await Api.Start(line.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", api.AdminToken());
        var person = new Uri($"/api/v1/people/{personId}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(person, TestContext.Current.CancellationToken)).StatusCode);

        line.Cut();
        var without = await client.GetAsync(person, TestContext.Current.CancellationToken);
        var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        line.Mend();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, without.StatusCode);
        Assert.Equal("application/problem+json", without.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(without.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await Eventually.Holds("the service has found its database again", async () =>
            (await client.GetAsync(person, TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK);
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
