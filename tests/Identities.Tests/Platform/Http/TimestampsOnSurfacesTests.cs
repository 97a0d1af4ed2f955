using System.Net;
using Identities.Tests.Dialects.RogerRoger;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Platform.Http;

/// <summary>Every date-time of RFC 3339 is read as the same moment wherever one is read.</summary>
public sealed class TimestampsOnSurfacesTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00")]
    [InlineData("2016-12-31t23:59:60z", "2017-01-01T00:00:00")]
    [InlineData("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00")]
    [InlineData("2026-06-16T18:32:05-00:00", "2026-06-16T18:32:05")]
    [InlineData("2026-06-16T18:32:05+23:59", "2026-06-15T18:33:05")]
    [InlineData("2026-06-16T18:32:05-23:59", "2026-06-17T18:31:05")]
    [InlineData("2026-06-16t18:32:05+14:30", "2026-06-16T04:02:05")]
    public async Task A_moment_is_stored_as_the_same_one_whichever_surface_it_comes_by(string text, string utc)
    {
        var person = await api.Given.Person($$"""{"entityFields":[{"name":"Made","dateValue":"{{text}}"}]}""");
        var path = $"/api/v1/people/{person}";
        await api.Put(path + "/entityFields", $$"""{"name":"Put","dateValue":"{{text}}"}""");
        await api.Patch(
            path,
            $$$"""[{"op":"add","path":"/entityFields/-","value":{"name":"Patched","dateValue":"{{{text}}}"}}]""",
            ("Content-Type", "application/json-patch+json"));
        var imported = (await api.Import($$"""{"entityFields":[{"name":"Imported","dateValue":"{{text}}"}]}""")).Single().PersonId();
        var archived = await api.Merge($"/people/{person}", $$"""{"archivedAt":"{{text}}"}""");
        var identifier = await api.Post("/n/v1/clientidentifier", Identifier(person, text));

        Assert.Equal(HttpStatusCode.OK, archived.Status);
        Assert.Equal(utc + "+00:00", (string?)archived["archivedAt"]);
        Assert.Equal((HttpStatusCode.Created, utc + ".000"), (identifier.Status, (string?)identifier["expires"]));
        Assert.Equal(
            [$"Imported {utc}", $"Made {utc}", $"Patched {utc}", $"Put {utc}"],
            await api.Column<string>($$"""
                select name || ' ' || to_char(date_value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
                from   entity_fields
                where  person_id in ('{{person}}', '{{imported}}')
                order by name
                """));
    }

    [Theory]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2016-12-31t15:59:60-08:00")]
    [InlineData("2026-06-16T18:32:05+23:59")]
    [InlineData("2026-06-16t18:32:05-00:00")]
    public async Task Filters_take_it(string text)
    {
        var moment = Uri.EscapeDataString(text);

        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/people?createdAt[before]={moment}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/people/{await api.Given.Person()}/notes?createdAt[after]={moment}")).Status);
    }

    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00")]
    [InlineData("2016-12-31t15:59:60-08:00", "2017-01-01T00:00:00")]
    [InlineData("2026-06-16T18:32:05+23:59", "2026-06-15T18:33:05")]
    [InlineData("2026-06-16T18:32:05-2359", "2026-06-17T18:31:05")]
    [InlineData("2026-06-16T18:32:05-00:00", "2026-06-16T18:32:05")]
    public async Task SuperOffice_reads_it_in_carriers(string text, string utc)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, $$"""{"DbiLastModified":"{{text}}"}""");

        Assert.Equal((HttpStatusCode.OK, utc), (answer.Status, (string?)answer["DbiLastModified"]));
    }

    [Fact]
    public async Task SuperOffice_reads_a_leap_second_in_the_callers_zone()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """{"DbiLastModified":"2017-01-01T00:59:60"}""", ("SO-TimeZone", "NO"));
        var noLeapSecond = await api.Patch(path, """{"DbiLastModified":"2016-12-31T23:59:60"}""", ("SO-TimeZone", "NO"));

        Assert.Equal("2017-01-01T01:00:00", (string?)answer["DbiLastModified"]);
        Assert.Equal("2017-01-01T00:00:00", (string?)(await api.Get(path))["DbiLastModified"]);
        Assert.Equal(HttpStatusCode.BadRequest, noLeapSecond.Status);
    }

    [Theory]
    [InlineData("2016-12-31T22:59:60Z")]
    [InlineData("2016-12-31T23:59:61Z")]
    [InlineData("2026-06-16T18:32:05+24:00")]
    public async Task What_is_none_is_refused_on_every_surface(string text)
    {
        var person = await api.Given.Person();

        var imported = await api.Import($$"""{"entityFields":[{"name":"Imported","dateValue":"{{text}}"}]}""");

        Answer[] answers =
        [
            await api.Put($"/api/v1/people/{person}/entityFields", $$"""{"name":"Put","dateValue":"{{text}}"}"""),
            await api.Merge($"/people/{person}", $$"""{"archivedAt":"{{text}}"}"""),
            await api.Post("/n/v1/clientidentifier", Identifier(person, text)),
            await api.Patch(await api.SuperOfficePath(person), $$"""{"BirthDate":"{{text}}"}"""),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Equal("failed", imported.Single().Outcome());
    }

    private static string Identifier(string identity, string expires)
        => Of("identity", identity, $$""","domain":"example.com","token":"jane","expires":"{{expires}}" """);
}
