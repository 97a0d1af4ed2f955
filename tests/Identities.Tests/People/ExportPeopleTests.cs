using System.Net;
using System.Text.Json.Nodes;
using Identities.People.Transfers;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.People;

public sealed class ExportPeopleTests(Api api, PostgresServer postgres) : IClassFixture<Api>
{
    [Fact]
    public async Task Each_line_is_a_person_as_GET_answers_them_and_their_client_identifiers()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"aliases":[{"firstName":"Jane","lastName":"Ødegård \"J\"\n"}],"addresses":[{"street":"Main Street 1","country":"Norway"}],"entityFields":[{"name":"Size","numberValue":1.50},{"name":"Since","dateValue":"2026-01-02T03:04:05.678901Z"}],"tags":[{"tagId":"{{tagId}}","created":"2026-01-02","expires":"2999-01-01"}],"notes":[{"summary":"Called","sharedId":"01900000-0000-7000-8000-0000000000aa"}]}""");
        await api.Import($$"""{"personId":"{{personId}}","clientIdentifiers":[{"domain":"example.com","token":"7","expires":"2999-01-01"}]}""");

        var answer = await api.Get("/api/v1/people/export");

        Assert.Equal((HttpStatusCode.OK, Lines.MediaType), (answer.Status, answer.MediaType));
        var line = answer.Text.Split('\n').Single(line => line.Contains(personId, StringComparison.Ordinal));
        var person = (await api.Get($"/api/v1/people/{personId}")).Text;
        Assert.Equal(
            person[..^1] + ""","clientIdentifiers":[{"domain":"example.com","token":"7","expires":"2999-01-01T00:00:00Z"}]}""",
            line);
        Assert.EndsWith("}\n", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_is_there_once_in_the_order_of_ids_however_many_they_are()
    {
        await api.Import([.. Enumerable.Range(0, 1300).Select(n => $$"""{"personId":"{{Guid.NewGuid()}}","aliases":[{"firstName":"Jane {{n}}"},{"firstName":"Janet"}]}""")]);

        var people = Lines.Read((await api.Get("/api/v1/people/export")).Text);

        var ids = people.Select(person => person.PersonId()!).ToArray();
        Assert.Equal(await api.Scalar<long>("select count(*) from people"), ids.Length);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.True(people.Count(person => person["aliases"]!.AsArray().Count == 2) >= 1300);
    }

    [Fact]
    public async Task What_is_hidden_from_the_caller_or_has_expired_is_not_exported()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"notes":[{"summary":"Theirs"},{"summary":"Mine"}],"tags":[{"tagId":"{{tagId}}","created":"2020-01-01","expires":"2020-02-01"}]}""");
        await api.Execute($"update notes set is_private = true, owner_subject = case summary when 'Theirs' then 'somebody else' else owner_subject end where person_id = '{personId}'");
        await api.Import($$"""{"personId":"{{personId}}","clientIdentifiers":[{"domain":"example.com","token":"old","expires":"2020-01-01"}]}""");

        var person = JsonNode.Parse((await api.Export())[personId])!;

        var note = Assert.Single(person["notes"]!.AsArray())!;
        Assert.Equal(("Mine", true), ((string?)note["summary"], (bool?)note["isPrivate"]));
        Assert.Empty(person["tags"]!.AsArray());
        Assert.Empty(person["clientIdentifiers"]!.AsArray());
    }

    [Fact]
    public async Task An_export_that_is_imported_again_changes_nothing_and_makes_the_same_people_in_an_empty_store()
    {
        var tagId = await api.Given.Tag();
        await api.Import(
            $$"""{"personId":"{{Guid.NewGuid()}}","aliases":[{"firstName":"Jane"},{"firstName":"Janet","title":"Dr."}],"addresses":[{"street":"A","country":"Norway"},{"street":"B"}],"entityFields":[{"name":"N","numberValue":-0.10},{"name":"D","dateValue":"2026-01-02"}],"tags":[{"tagId":"{{tagId}}"}],"notes":[{"summary":"Open","author":null},{"body":"Secret","isPrivate":true}],"clientIdentifiers":[{"domain":"example.com","token":"round trip","expires":"2999-01-01"}]}""",
            $$"""{"personId":"{{Guid.NewGuid()}}"}""");
        var exported = await api.Get("/api/v1/people/export");

        var again = await api.Import(exported.Text);
        await using var empty = new Api(postgres);
        await empty.InitializeAsync();
        foreach (var tag in await api.Column<string>("select format('insert into tags (tag_id, tag_name, created_at, updated_at) values (%L, %L, now(), now())', tag_id, tag_name) from tags"))
        {
            await empty.Execute(tag);
        }

        var elsewhere = await empty.Import(exported.Text);

        Assert.All(again, line => Assert.Equal("unchanged", line.Outcome()));
        Assert.All(elsewhere, line => Assert.Equal("created", line.Outcome()));
        Assert.Equal(exported.Text, (await empty.Get("/api/v1/people/export")).Text);
    }

    [Fact]
    public async Task When_as_many_exports_run_as_may_the_next_one_answers_503_too_many_exports()
    {
        var places = api.Services.GetRequiredService<ExportPlaces>();
        var taken = 0;

        while (places.TryTake())
        {
            taken++;
        }

        var refused = await api.Get("/api/v1/people/export");
        Enumerable.Range(0, taken).ToList().ForEach(_ => places.GiveBack());
        var answered = await api.Get("/api/v1/people/export");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "too-many-exports"), (refused.Status, refused.Code));
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, answered.Status);
    }

    [Fact]
    public async Task Without_Read_All_Identity_it_answers_403()
    {
        var answer = await api.Get("/api/v1/people/export", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task An_Accept_that_allows_no_lines_answers_406()
    {
        Assert.Equal(HttpStatusCode.NotAcceptable, (await api.Get("/api/v1/people/export", ("Accept", "text/html"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/people/export", ("Accept", "application/x-ndjson"))).Status);
    }
}
