using Identities.Platform.Http;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Identities.Tests.Speed;

/// <summary>
/// What every operation asks of PostgreSQL, stated beside it and measured at the wire: so no operation gets slower unless somebody says so,
/// and none with every person that is added.
/// </summary>
public sealed class CostTests(Crowd crowd) : IClassFixture<Crowd>
{
    private static readonly OperationCost[] Costs = [.. NativeCosts.All, .. SuperOfficeCosts.All, .. RogerRogerCosts.All, .. BaackCosts.All];

    /// <summary>The one operation whose work is the store's size: it takes two round trips for 500 people, and no page reads past its own.</summary>
    private const string OfTheWholeStore = "ExportPeople";

    public static TheoryData<string> Operations() => [.. Costs.Select(cost => cost.ToString())];

    public static TheoryData<string> OperationsPlannedOnce() => [.. Costs.Where(cost => cost.MayPlanAnew is null).Select(cost => cost.ToString())];

    [Fact]
    public void Every_operation_states_what_it_costs()
    {
        using var service = IdentitiesService.Build(["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey]);

        var mapped =
            from endpoint in ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<Surface>() is not null
            where endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
            select endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

        Assert.Equal(mapped.Order(StringComparer.Ordinal), Costs.Select(cost => cost.Operation).Append(OfTheWholeStore).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Costs.Length, Costs.Select(cost => cost.ToString()).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_takes_the_statements_and_round_trips_that_it_states(string operation)
    {
        var cost = Costs.Single(cost => cost.ToString() == operation);

        var measured = await crowd.Measure(cost);

        Assert.Equal(
            [$"Statements: {cost.Statements}, RoundTrips: {cost.RoundTrips}"],
            measured.Select(request => $"Statements: {request.Statements}, RoundTrips: {request.RoundTrips}").Distinct());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_reads_no_table_that_grows_from_end_to_end(string operation)
    {
        var cost = Costs.Single(cost => cost.ToString() == operation);

        var measured = await crowd.Measure(cost);

        Assert.Equal([], measured.SelectMany(request => request.Reads).Where(read => read.IsWhole && !cost.MayRead.ContainsKey(read.Table)).Distinct());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_looks_at_no_more_rows_than_it_states_however_many_there_are(string operation)
    {
        var cost = Costs.Single(cost => cost.ToString() == operation);

        var measured = await crowd.Measure(cost);

        Assert.All(measured, request =>
        {
            var rows = request.Reads.Sum(read => read.Rows);
            Assert.True(rows <= cost.Rows, $"{rows} rows, of which the most are\n{string.Join('\n', request.Reads.OrderByDescending(read => read.Rows).Take(5))}");
        });
    }

    [Theory]
    [MemberData(nameof(OperationsPlannedOnce))]
    public async Task Its_statements_are_planned_once_and_not_for_each_request(string operation)
    {
        var cost = Costs.Single(cost => cost.ToString() == operation);

        var measured = await crowd.Measure(cost);

        Assert.Equal([], measured[^1].PlannedAnew);
    }

    [Fact]
    public async Task An_export_takes_two_round_trips_for_500_people_and_looks_at_each_row_once()
    {
        const int PeopleAtOnce = 500;
        var export = new OperationCost(OfTheWholeStore, 0, 0, _ => Request.Get("/api/v1/people/export"));

        foreach (var request in await crowd.Measure(export))
        {
            var people = request.Reads.Where(read => read.Table == "people").Sum(read => read.Rows);
            var pages = (people / PeopleAtOnce) + 1;

            Assert.True(people >= Crowd.People, $"Only {people} people were read.");
            // Around the pages: the beginning with its settings, and the end.
            Assert.InRange(request.RoundTrips, 2 * pages, (2 * pages) + 3);
            Assert.DoesNotContain(request.Reads, read => read.IsWhole && read.Table is not "tags");
        }
    }
}
