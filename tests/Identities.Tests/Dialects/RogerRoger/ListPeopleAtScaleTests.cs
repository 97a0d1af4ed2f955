using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListPeopleAtScaleTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Totals_are_exact_up_to_10_000_and_above_that_an_estimate_that_leads_on()
    {
        var word = "w" + Guid.NewGuid().ToString("N");
        const int Many = 10_400;
        await api.Execute($"""
            set session_replication_role = replica;
            with made as (insert into people (person_id, created_at) select gen_random_uuid(), '2020-01-01' from generate_series(1, {Many}) returning person_id)
            insert into person_search (person_id, document, created_at)
            select person_id, ' {word} ' || case when row_number() over () <= 9900 then 'few' else 'rest' end, '2020-01-01' from made;
            reset session_replication_role;
            update people_counts set people = (select count(*) from people) where part = (select min(part) from people_counts);
            delete from people_counts where part <> (select min(part) from people_counts);
            analyze people, person_search;
            """);

        var many = await api.Get($"/people?q={word}&itemsPerPage=30");
        var few = await api.Get($"/people?q={word}+few&itemsPerPage=30");
        var deep = await api.Get($"/people?q={word}&itemsPerPage=30&page=346");

        Assert.True((long)many["totalItems"]! > 10_000);
        Assert.Equal(9900, (long)few["totalItems"]!);
        Assert.Equal($"/people?q={word}+few&itemsPerPage=30&page=330", (string?)few["view"]!["last"]);
        Assert.True((long)deep["totalItems"]! >= 346 * 30);
        Assert.NotNull(deep["view"]!["next"]);
        Assert.Equal(await api.Scalar<long>("select count(*) from people"), (long)(await api.Get("/people"))["totalItems"]!);
    }

    [Theory]
    [InlineData("", "asc")]
    [InlineData("&order[familyName]=desc", "desc")]
    [InlineData("&order[familyName]=asc&order[createdAt]=desc", "desc")]
    [InlineData("&order[createdAt]=desc", "desc")]
    public async Task The_last_page_ends_the_list_and_the_page_before_it_meets_it(string order, string direction)
    {
        // Made at one moment and without names, they come in the order of their ids.
        await api.Execute("insert into people (person_id, created_at) select gen_random_uuid(), '2020-01-01' from generate_series(1, 100)");
        var people = await api.Scalar<long>("select count(*) from people");
        var all = await api.Column<Guid>($"select person_id from people order by person_id {direction}");

        var first = await api.Get($"/people?itemsPerPage=7&view=idx{order}");
        var last = await api.Get((string)first["view"]!["last"]!);
        var before = await api.Get((string)last["view"]!["previous"]!);

        Assert.Equal(people, (long)last["totalItems"]!);
        Assert.Null(last["view"]!["next"]);
        Assert.Equal(
            all.TakeLast((int)((people - 1) % 7) + 8).Select(id => id.ToString()),
            before["member"]!.AsArray().Concat(last["member"]!.AsArray()).Select(id => (string)id!));
    }
}
