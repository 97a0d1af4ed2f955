using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.People;

public sealed class GetPersonTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task What_is_absent_is_an_explicit_null_and_members_keep_their_order()
    {
        var personId = await api.Given.Person("""
            {"aliases":[{"lastName":"Doe"}],"addresses":[{}],"entityFields":[{"name":"Since","dateValue":"2026-01-15"}],"notes":[{"body":"Text"}]}
            """);

        var answer = await api.Get($"/api/v1/people/{personId.ToUpperInvariant()}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""
            {"personId":"{{personId}}",
            "aliases":[{"personAliasId":"{{Id("aliases", "personAliasId")}}","firstName":null,"lastName":"Doe","middleName":null,"title":null}],
            "addresses":[{"personAddressId":"{{Id("addresses", "personAddressId")}}","street":null,"street2":null,"city":null,"state":null,"postalCode":null,"country":null}],
            "entityFields":[{"entityFieldId":"{{Id("entityFields", "entityFieldId")}}","name":"Since","stringValue":null,"dateValue":"2026-01-15T00:00:00Z","numberValue":null,"boolValue":null}],
            "tags":[],
            "notes":[{"noteId":"{{Id("notes", "noteId")}}","summary":null,"body":"Text","author":"jane.doe@example.com","sharedId":null}]}
            """.ReplaceLineEndings(""),
            answer.Text);

        string Id(string list, string member) => (string)answer[list]![0]![member]!;
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("W/\"1\"", true)]
    [InlineData("\"0\", \"1\", \"2\"", true)]
    [InlineData("*", true)]
    [InlineData("\"2\"", false)]
    [InlineData("\"1-1\"", false)]
    [InlineData("1", false)]
    [InlineData("nonsense, \"", false)]
    public async Task Whoever_holds_this_version_is_answered_304(string ifNoneMatch, bool known)
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}", ("If-None-Match", ifNoneMatch));

        Assert.Equal(known ? HttpStatusCode.NotModified : HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal(known, answer.Text.Length == 0);
    }

    [Fact]
    public async Task A_tag_that_has_expired_is_gone_and_gives_another_ETag_without_a_write()
    {
        var tagId = await api.Given.Tag();
        var expires = api.Clock.GetUtcNow().AddHours(1);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","expires":"{{expires:O}}"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}");
        Assert.Single(before["tags"]!.AsArray());

        api.Clock.Advance(TimeSpan.FromMinutes(61));

        // The token is made after the clock went forward.
        var after = await api.Get($"/api/v1/people/{personId}", ("If-None-Match", before.ETag!));
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal("[]", after["tags"]!.ToJsonString());
        Assert.Equal("\"1-1\"", after.ETag);
        var write = await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Jane"}""", ("If-Match", "\"1-1\""));
        Assert.Equal("\"2-1\"", write.ETag);
    }

    [Fact]
    public async Task A_private_note_is_shown_to_its_owner_only()
    {
        var personId = await api.Given.Person("""{"notes":[{"body":"Open"},{"body":"Secret"}]}""");
        await api.Execute($"update notes set is_private = true where person_id = '{personId}' and body = 'Secret'");
        var somebodyElse = api.Services.GetRequiredService<AccessTokens>().Issue("somebody else", "john.roe@example.com", Permissions.All);

        var owner = await api.Get($"/api/v1/people/{personId}");
        var other = await api.Get($"/api/v1/people/{personId}", ("Authorization", "Bearer " + somebodyElse));

        Assert.Equal(["Open", "Secret"], owner["notes"]!.AsArray().Select(note => (string)note!["body"]!));
        Assert.Equal(["Open"], other["notes"]!.AsArray().Select(note => (string)note!["body"]!));
    }

    [Fact]
    public async Task A_person_is_never_read_torn_while_others_write()
    {
        var tagId = await api.Given.Tag();
        string[] aliases = [Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString()];
        var personId = await api.Given.Person($$"""
            {"aliases":[{"personAliasId":"{{aliases[0]}}","firstName":"0"},{"personAliasId":"{{aliases[1]}}","firstName":"0"}]}
            """);
        using var written = new CancellationTokenSource();
        var answers = new List<Answer>();

        var readers = Enumerable.Range(0, 3).Select(async _ =>
        {
            while (!written.IsCancellationRequested)
            {
                var answer = await api.Get($"/api/v1/people/{personId}");

                lock (answers)
                {
                    answers.Add(answer);
                }
            }
        }).ToArray();

        // One write moves an alias, the next one the tag: whoever mixes two versions shows a pair that never stood together.
        for (var turn = 1; turn <= 60; turn++)
        {
            await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliases[turn % 2]}}","firstName":"{{turn}}"}""");
            await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2100-01-01T00:00:{{turn % 60:00}}Z","expires":null}""");
        }

        await written.CancelAsync();
        await Task.WhenAll(readers);

        var logged = await Versions(personId);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(answers, answer => Assert.Equal(logged[answer.ETag!], Content(answer)));
        Assert.True(answers.Select(answer => answer.ETag).Distinct().Count() > 3);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}", ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
        Assert.Null(answer.ETag);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403_also_with_the_one_to_mutate()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private static string Content(Answer answer) => string.Join(
        ' ',
        [
            .. answer["aliases"]!.AsArray().Select(alias => (string)alias!["firstName"]!),
            .. answer["tags"]!.AsArray().Select(tag => ((string)tag!["created"]!)[17..19]),
        ]);

    /// <summary>What the change log says each version's content was, by its entity tag.</summary>
    private async Task<Dictionary<string, string>> Versions(string personId)
    {
        var entries = await api.Column<string>($"""
            select json_build_object('version', version, 'table', item_table, 'id', item_id, 'after', after)::text
            from   change where person_id = '{personId}' and item_table <> 'people' order by version, change_id
            """);
        var names = new Dictionary<string, (int Position, string Name)>();
        var second = "";
        var versions = new Dictionary<string, string>();

        foreach (var entry in entries.Select(entry => JsonNode.Parse(entry)!))
        {
            if ((string?)entry["table"] == "aliases")
            {
                names[(string)entry["id"]!] = ((int)entry["after"]!["position"]!, (string)entry["after"]!["first_name"]!);
            }
            else
            {
                second = " " + ((string)entry["after"]!["created"]!)[17..19];
            }

            versions[$"\"{entry["version"]}\""] = string.Join(' ', names.Values.Order().Select(name => name.Name)) + second;
        }

        return versions;
    }
}
