using System.Net;
using Identities.Platform.Data;
using Identities.Tests.Support;
using Npgsql;
using Xunit;

namespace Identities.Tests.Platform.Data;

public sealed class DatabaseTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_statement_stays_prepared_whether_its_array_is_null_or_not()
    {
        var one = new NpgsqlConnectionStringBuilder(DatabaseConnection.Complete(api.ConnectionString)) { MaxPoolSize = 1 };
        await using var source = NpgsqlDataSource.Create(one.ConnectionString);
        var database = new Database(source);

        foreach (var ids in new[] { null, null, [], null, new[] { Guid.Empty }, null })
        {
            Assert.Equal(ids is null, await database.QueryOne<bool>("select @Ids::uuid[] is null", new { Ids = ids }, TestContext.Current.CancellationToken));
        }

        // All but the first use, which is not prepared yet.
        Assert.Equal(5, await database.QueryOne<long>(
            "select generic_plans + custom_plans from pg_prepared_statements where statement like '%::uuid[] is null'",
            null,
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_parameter_that_PostgreSQL_refuses_spoils_no_later_answer()
    {
        await api.Given.Person("""{"notes":[{"summary":"Met"}],"entityFields":[{"name":"Size","stringValue":"large"}]}""");

        // A statement is prepared at its second use on a connection: the failure must fall on that one.
        foreach (var limit in new[] { 1, 2 })
        {
            await Refused($"/api/v1/people/entityField/Size/entityValue/a%00b?limit={limit}");
            await Refused($"/api/v1/people/entityField/a%00b/entityValue/large?limit={limit}");
            var path = $"/api/v1/people/entityField/Size/entityValue/large?limit={limit}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => api.Get(path)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.All(answers, answer => Assert.Contains("Met", answer.Text, StringComparison.Ordinal));
        }

        async Task Refused(string path)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await api.Get(path)).Status);
        }
    }
}
