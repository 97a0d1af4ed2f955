using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Npgsql;
using Xunit;

namespace Identities.Tests.People;

public sealed class PatchPersonTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    private static readonly (string Name, string Value) JsonPatch = ("Content-Type", "application/json-patch+json");
    private static readonly (string Name, string Value) MergePatch = ("Content-Type", "application/merge-patch+json");

    [Fact]
    public async Task A_JSON_Patch_changes_what_it_names_and_answers_the_whole_person()
    {
        var personId = await api.Given.Person();
        var before = await api.Get($"/api/v1/people/{personId}");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}",
            """
            [
              { "op": "test", "path": "/aliases/0/firstName", "value": "Jane" },
              { "op": "replace", "path": "/aliases/0/firstName", "value": "Janet" },
              { "op": "add", "path": "/aliases/-", "value": { "lastName": "Roe" } },
              { "op": "add", "path": "/notes/-", "value": { "summary": "Called" } },
              { "op": "add", "path": "/entityFields/0", "value": { "name": "Score", "numberValue": 1.50 } }
            ]
            """,
            JsonPatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal((await api.Get($"/api/v1/people/{personId}")).Text, answer.Text);
        Assert.Equal(["Janet", null], answer["aliases"]!.AsArray().Select(alias => (string?)alias!["firstName"]));
        Assert.Equal((string?)before["aliases"]![0]!["personAliasId"], (string?)answer["aliases"]![0]!["personAliasId"]);
        Assert.Equal("jane.doe@example.com", (string?)answer["notes"]![0]!["author"]);
        Assert.Contains("\"numberValue\":1.50", answer.Text, StringComparison.Ordinal);
        Assert.Equal(4, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and version = 2"));
    }

    [Fact]
    public async Task A_test_of_the_whole_person_holds_for_what_GET_answers_and_for_nothing_less()
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"Jane"}],"notes":[{"summary":"Called"}]}""");
        var path = $"/api/v1/people/{personId}";
        var person = await api.Get(path);
        var less = person.Text.Replace("Called", "Wrote", StringComparison.Ordinal);

        var refused = await api.Patch(path, $$"""[{"op":"test","path":"","value":{{less}}},{"op":"remove","path":"/notes/0"}]""", JsonPatch);
        var answer = await api.Patch(path, $$"""[{"op":"test","path":"","value":{{person.Text}}},{"op":"remove","path":"/notes/0"}]""", JsonPatch);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer["notes"]!.AsArray());
    }

    [Fact]
    public async Task All_six_operations_work()
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"A"},{"firstName":"B"},{"firstName":"C","middleName":"M"}]}""");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}",
            """
            [
              { "op": "test", "path": "/aliases/1/firstName", "value": "B" },
              { "op": "move", "from": "/aliases/2", "path": "/aliases/0" },
              { "op": "copy", "from": "/aliases/0/middleName", "path": "/aliases/1/lastName" },
              { "op": "remove", "path": "/aliases/2" },
              { "op": "replace", "path": "/aliases/1/firstName", "value": "AA" },
              { "op": "add", "path": "/aliases/0/title", "value": "Dr." }
            ]
            """,
            JsonPatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["C/M//Dr.", "AA//M/"],
            answer["aliases"]!.AsArray().Select(alias => $"{alias!["firstName"]}/{alias["middleName"]}/{alias["lastName"]}/{alias["title"]}"));
    }

    [Fact]
    public async Task A_keyed_merge_patch_touches_exactly_the_items_it_names()
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"A"},{"firstName":"B"}],"notes":[{"summary":"S"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}");
        var (first, second) = (Id(before, "aliases", 0), Id(before, "aliases", 1));
        var added = Guid.CreateVersion7();

        var answer = await api.Patch(
            $"/api/v1/people/{personId}?shape=keyed",
            $$"""{"aliases":{"{{first}}":null,"{{second.ToUpperInvariant()}}":{"title":"Dr."},"{{added}}":{"firstName":"N"} } }""",
            MergePatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal([second, added.ToString()], answer["aliases"]!.AsObject().Select(alias => alias.Key));
        Assert.Equal("Dr.", (string?)answer["aliases"]![second]!["title"]);
        Assert.Equal("B", (string?)answer["aliases"]![second]!["firstName"]);
        Assert.Equal((await api.Get($"/api/v1/people/{personId}?shape=keyed")).Text, answer.Text);
        // Three names, and that the person object of another surface stays without the one that went.
        Assert.Equal(
            ["aliases", "aliases", "aliases", "people"],
            await api.Column<string>($"select item_table from change where person_id = '{personId}' and version = 2 order by item_table"));
    }

    [Fact]
    public async Task A_keyed_JSON_Patch_reaches_an_item_by_its_id()
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"S"},{"summary":"T"}]}""");
        var noteId = Id(await api.Get($"/api/v1/people/{personId}"), "notes", 1);

        var answer = await api.Patch(
            $"/api/v1/people/{personId}?shape=keyed", $$"""[{"op":"replace","path":"/notes/{{noteId}}/body","value":"More"}]""", JsonPatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("More", (string?)answer["notes"]![noteId]!["body"]);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and version = 2"));
    }

    [Fact]
    public async Task A_merge_patch_replaces_an_array_whole_and_matches_fields_by_name_and_tags_by_tag()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person(
            $$"""{"entityFields":[{"name":"Tier","stringValue":"Gold"},{"name":"Old","boolValue":true}],"tags":[{"tagId":"{{tagId}}"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}",
            $$"""{"entityFields":[{"name":"TIER","stringValue":"Silver"}],"tags":[{"tagId":"{{tagId}}","expires":"9000-01-01"}]}""",
            MergePatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(Id(before, "entityFields", 0), Id(answer, "entityFields", 0));
        Assert.Equal("Silver", (string?)Assert.Single(answer["entityFields"]!.AsArray())!["stringValue"]);
        Assert.Equal(Id(before, "tags", 0), Id(answer, "tags", 0));
        Assert.Equal("9000-01-01T00:00:00Z", (string?)answer["tags"]![0]!["expires"]);
    }

    [Theory]
    [InlineData("application/json-patch+json", "[]")]
    [InlineData("application/json-patch+json", """[{"op":"test","path":"/aliases/0/firstName","value":"Jane"}]""")]
    [InlineData("application/json-patch+json", """[{"op":"replace","path":"/aliases/0/firstName","value":"Jane"}]""")]
    [InlineData("application/json-patch+json", """[{"op":"add","path":"/aliases/-","value":{"firstName":"X"}},{"op":"remove","path":"/aliases/1"}]""")]
    [InlineData("application/merge-patch+json", "{}")]
    public async Task A_patch_that_changes_nothing_makes_no_version_and_no_log(string mediaType, string body)
    {
        var personId = await api.Given.Person();
        var logged = await api.Scalar<long>($"select count(*) from change where person_id = '{personId}'");

        var answer = await api.Patch($"/api/v1/people/{personId}", body, ("Content-Type", mediaType));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal(logged, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}'"));
    }

    [Fact]
    public async Task The_same_merge_patch_twice_makes_one_version()
    {
        var personId = await api.Given.Person();
        var aliasId = Id(await api.Get($"/api/v1/people/{personId}"), "aliases", 0);
        var body = $$"""{"aliases":{"{{aliasId}}":{"title":"Dr."} } }""";

        var first = await api.Patch($"/api/v1/people/{personId}?shape=keyed", body, MergePatch);
        var second = await api.Patch($"/api/v1/people/{personId}?shape=keyed", body, MergePatch);

        Assert.Equal("\"2-k\"", first.ETag);
        Assert.Equal("\"2-k\"", second.ETag);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task A_dry_run_answers_what_would_be_stored_and_stores_nothing()
    {
        var personId = await api.Given.Person();
        var before = await api.Get($"/api/v1/people/{personId}");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}?dryRun=true", """[{"op":"replace","path":"/aliases/0/firstName","value":"Janet"}]""", JsonPatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Janet", (string?)answer["aliases"]![0]!["firstName"]);
        Assert.Equal(("true", null), (answer.Header("Dry-Run"), answer.ETag));
        var after = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal(before.Text, after.Text);
        Assert.Equal(before.ETag, after.ETag);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/aliases/0/firstName","value":"Joan"}]""", HttpStatusCode.Conflict, "patch-test-failed")]
    [InlineData("""[{"op":"replace","path":"/aliases/7/firstName","value":"Joan"}]""", HttpStatusCode.UnprocessableEntity, "patch-target-missing")]
    [InlineData("""[{"op":"replace","path":"/aliases/00/firstName","value":"Joan"}]""", HttpStatusCode.UnprocessableEntity, "patch-target-missing")]
    [InlineData("""[{"op":"add","path":"/nickname","value":"Joan"}]""", HttpStatusCode.UnprocessableEntity, "patch-target-missing")]
    [InlineData("""[{"op":"add","path":"/aliases/0/nickname","value":"Joan"}]""", HttpStatusCode.UnprocessableEntity, "patch-target-missing")]
    [InlineData("""[{"op":"replace","path":"/personId","value":"01900000-0000-7000-8000-00000000dead"}]""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""[{"op":"replace","path":"/aliases/0/personAliasId","value":"01900000-0000-7000-8000-00000000dead"}]""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""[{"op":"remove","path":"/aliases/0/personAliasId"}]""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""[{"op":"replace","path":"","value":{}}]""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""[{"op":"remove","path":""}]""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""[{"op":"replace","path":"/aliases/0/firstName"}]""", HttpStatusCode.BadRequest, "malformed-patch")]
    [InlineData("""[null]""", HttpStatusCode.BadRequest, "malformed-patch")]
    [InlineData("""{"op":"remove","path":"/aliases"}""", HttpStatusCode.BadRequest, "malformed-patch")]
    [InlineData("""[{"op":"frob","path":"/aliases"}]""", HttpStatusCode.BadRequest, "malformed-patch")]
    [InlineData("""[{"op":"replace","path":"/aliases/0/firstName","value":"a\u0000"}]""", HttpStatusCode.BadRequest, "malformed-patch")]
    [InlineData("""[{"op":"replace","path":"/aliases/0/firstName","value":7}]""", HttpStatusCode.BadRequest, "invalid-fields")]
    [InlineData("""[{"op":"replace","path":"/aliases","value":7}]""", HttpStatusCode.BadRequest, "invalid-fields")]
    [InlineData("""[{"op":"replace","path":"/aliases/0","value":{}}]""", HttpStatusCode.BadRequest, "invalid-fields")]
    [InlineData("""[{"op":"add","path":"/tags/-","value":{"tagId":"01900000-0000-7000-8000-00000000dead"}}]""", HttpStatusCode.NotFound, "tag-not-found")]
    [InlineData("not json", HttpStatusCode.BadRequest, "malformed-patch")]
    [InlineData("", HttpStatusCode.BadRequest, "malformed-patch")]
    public async Task A_JSON_Patch_that_cannot_be_applied_is_refused_whole(string body, HttpStatusCode status, string code)
    {
        var personId = await api.Given.Person();
        var before = await api.Get($"/api/v1/people/{personId}");

        var answer = await api.Patch($"/api/v1/people/{personId}", body, JsonPatch);

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        var after = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal((before.Text, before.ETag), (after.Text, after.ETag));
    }

    [Fact]
    public async Task A_failure_behind_good_operations_stores_none_of_them_and_is_named()
    {
        var personId = await api.Given.Person();

        var answer = await api.Patch(
            $"/api/v1/people/{personId}",
            """[{"op":"add","path":"/notes/-","value":{"summary":"S"}},{"op":"remove","path":"/addresses/0"}]""",
            JsonPatch);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(1, (int)answer["operation"]!);
        Assert.Equal("/addresses/0", (string?)answer["pointer"]);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("""{"aliases":{"7":{"firstName":"X"}}}""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""{"aliases":{"7":null}}""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""{"aliases":{"01900000-0000-7000-8000-00000000dead":{"personAliasId":"01900000-0000-7000-8000-00000000beef","firstName":"X"}}}""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""{"aliases":[]}""", HttpStatusCode.BadRequest, "invalid-fields")]
    [InlineData("""{"personId":null}""", HttpStatusCode.UnprocessableEntity, "patch-not-allowed")]
    [InlineData("""[]""", HttpStatusCode.BadRequest, "malformed-patch")]
    public async Task A_keyed_merge_patch_that_cannot_be_applied_is_refused_whole(string body, HttpStatusCode status, string code)
    {
        var personId = await api.Given.Person();

        var answer = await api.Patch($"/api/v1/people/{personId}?shape=keyed", body, MergePatch);

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task The_tag_of_an_application_is_read_only_and_null_clears_its_expiry()
    {
        var tagId = await api.Given.Tag(more: ""","defaultExpirePeriod":"08:00:00" """);
        var other = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        var personTagId = Id(await api.Get($"/api/v1/people/{personId}"), "tags", 0);

        var another = await api.Patch(
            $"/api/v1/people/{personId}?shape=keyed", $$"""{"tags":{"{{personTagId}}":{"tagId":"{{other}}"} } }""", MergePatch);
        var cleared = await api.Patch(
            $"/api/v1/people/{personId}?shape=keyed", $$"""{"tags":{"{{personTagId}}":{"tagId":"{{tagId}}","expires":null} } }""", MergePatch);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, another.Status);
        Assert.Equal(HttpStatusCode.OK, cleared.Status);
        Assert.Null(cleared["tags"]![personTagId]!["expires"]);
    }

    [Fact]
    public async Task A_new_tag_expires_by_its_definition_and_a_disabled_one_answers_400()
    {
        var tagId = await api.Given.Tag(more: ""","defaultExpirePeriod":"08:00:00" """);
        var disabled = await api.Given.Tag(more: ""","disabled":true""");
        var personId = await api.Given.Person();

        var put = await api.Patch(
            $"/api/v1/people/{personId}",
            $$"""[{"op":"add","path":"/tags/-","value":{"tagId":"{{tagId}}","created":"9000-01-01T00:00:00Z"} }]""",
            JsonPatch);
        var refused = await api.Patch(
            $"/api/v1/people/{personId}", $$"""[{"op":"add","path":"/tags/-","value":{"tagId":"{{disabled}}"} }]""", JsonPatch);

        Assert.Equal("9000-01-01T08:00:00Z", (string?)put["tags"]![0]!["expires"]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("tag-disabled", refused.Code);
    }

    [Fact]
    public async Task A_tag_that_has_expired_can_be_put_on_again()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","created":"2001-01-01","expires":"2002-01-01"}]}""");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}", $$"""[{"op":"add","path":"/tags/-","value":{"tagId":"{{tagId}}"} }]""", JsonPatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(tagId, (string?)Assert.Single(answer["tags"]!.AsArray())!["tagId"]);
    }

    [Fact]
    public async Task A_tag_that_has_expired_can_be_put_on_again_under_its_own_id()
    {
        var tagId = await api.Given.Tag();
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}","created":"2001-01-01","expires":"2002-01-01"}]}""");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}",
            $$"""[{"op":"add","path":"/tags/-","value":{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"} }]""",
            JsonPatch);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(personTagId.ToString(), (string?)Assert.Single(answer["tags"]!.AsArray())!["personTagId"]);
        Assert.Equal(answer.Text, (await api.Get($"/api/v1/people/{personId}")).Text);
    }

    [Fact]
    public async Task The_id_of_another_tag_that_is_not_shown_answers_409_and_puts_nothing_on()
    {
        var (endedId, tagId) = (await api.Given.Tag(), await api.Given.Tag());
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"tags":[{"tagId":"{{endedId}}","personTagId":"{{personTagId}}","created":"2001-01-01","expires":"2002-01-01"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}");

        var answer = await api.Patch(
            $"/api/v1/people/{personId}",
            $$"""[{"op":"add","path":"/tags/-","value":{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"} }]""",
            JsonPatch);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("person-tag-id-taken", answer.Code);
        var after = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal((before.Text, before.ETag), (after.Text, after.ETag));
    }

    [Fact]
    public async Task A_tag_whose_definition_is_deleted_while_a_patch_is_written_is_not_in_its_answer()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"aliases":[{"firstName":"Jane"}],"tags":[{"tagId":"{{tagId}}"}]}""");
        await using var connection = await api.Store.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var locking = new NpgsqlCommand("select from aliases where person_id = $1 for update", connection, transaction);
        locking.Parameters.AddWithValue(Guid.Parse(personId));
        await locking.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var patching = api.Patch($"/api/v1/people/{personId}", """[{"op":"replace","path":"/aliases/0/firstName","value":"Janet"}]""", JsonPatch);
        await Eventually.Holds("the patch has read the person and waits to write the name", async () =>
            await api.Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1);
        Assert.Equal(HttpStatusCode.OK, (await api.Delete($"/api/v1/Tags/{tagId}")).Status);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        var answer = await patching;

        var shown = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal("Janet", (string?)answer["aliases"]![0]!["firstName"]);
        Assert.Empty(answer["tags"]!.AsArray());
        Assert.Equal(shown.Text, answer.Text);
    }

    [Fact]
    public async Task Somebody_elses_private_notes_survive_a_patch_of_all_notes()
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"Hidden"}]}""");
        await api.Scalar<Guid>($"update notes set is_private = true, owner_subject = 'somebody' where person_id = '{personId}' returning note_id");

        var answer = await api.Patch($"/api/v1/people/{personId}", """{"notes":[{"summary":"Mine"}]}""", MergePatch);

        Assert.Equal("Mine", (string?)Assert.Single(answer["notes"]!.AsArray())!["summary"]);
        Assert.Equal(2, await api.Scalar<long>($"select count(*) from notes where person_id = '{personId}'"));
    }

    [Fact]
    public async Task An_item_id_of_another_person_answers_404_and_moves_nothing()
    {
        var other = await api.Given.Person();
        var aliasId = Id(await api.Get($"/api/v1/people/{other}"), "aliases", 0);
        var personId = await api.Given.Person();

        var answer = await api.Patch(
            $"/api/v1/people/{personId}?shape=keyed", $$"""{"aliases":{"{{aliasId}}":{"firstName":"Mallory"} } }""", MergePatch);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Jane", (string?)(await api.Get($"/api/v1/people/{other}"))["aliases"]![0]!["firstName"]);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/json-patch+json; charset=utf-16")]
    public async Task Another_media_type_answers_415_and_names_the_patch_formats(string mediaType)
    {
        var personId = await api.Given.Person();

        var answer = await api.Patch($"/api/v1/people/{personId}", "[]", ("Content-Type", mediaType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("application/json-patch+json, application/merge-patch+json", answer.Header("Accept-Patch"));
    }

    [Fact]
    public async Task OPTIONS_names_the_patch_formats()
    {
        var personId = await api.Given.Person();

        var answer = await api.Send(HttpMethod.Options, $"/api/v1/people/{personId}", null, ("Authorization", ""));

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("application/json-patch+json, application/merge-patch+json", answer.Header("Accept-Patch"));
        Assert.Contains("PATCH", answer.Header("Allow"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task If_Match_is_honoured_before_the_patch_is_judged()
    {
        var personId = await api.Given.Person();

        var stale = await api.Patch($"/api/v1/people/{personId}", "[null]", JsonPatch, ("If-Match", "\"9\""));
        var current = await api.Patch(
            $"/api/v1/people/{personId}", """[{"op":"replace","path":"/aliases/0/firstName","value":"Janet"}]""", JsonPatch, ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Equal("\"1\"", stale.ETag);
        Assert.Equal("\"2\"", current.ETag);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_before_the_patch_is_judged()
    {
        var answer = await api.Patch($"/api/v1/people/{Unknown}", "[null]", JsonPatch);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task An_unknown_shape_answers_400()
    {
        var personId = await api.Given.Person();

        var patched = await api.Patch($"/api/v1/people/{personId}?shape=round", "[]", JsonPatch);
        var read = await api.Get($"/api/v1/people/{personId}?shape=round");

        Assert.Equal("unknown-shape", patched.Code);
        Assert.Equal("unknown-shape", read.Code);
    }

    [Fact]
    public async Task Copies_that_double_a_document_end_at_1_MiB_with_422()
    {
        var personId = await api.Given.Person($$"""{"notes":[{"body":"{{new string('x', 8000)}}"}]}""");
        var copies = string.Join(",", Enumerable.Repeat("""{"op":"copy","from":"/notes/0","path":"/notes/-"}""", 499));

        var answer = await api.Patch($"/api/v1/people/{personId}", $"[{copies}]", JsonPatch);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("patch-too-large", answer.Code);
    }

    [Fact]
    public async Task Parallel_patches_all_take_effect_and_none_is_lost()
    {
        const int Writers = 32;
        var personId = await api.Given.Person();

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => api.Patch(
            $"/api/v1/people/{personId}",
            $$"""[{"op":"add","path":"/entityFields/-","value":{"name":"Writer {{writer}}","numberValue":{{writer}} } }]""",
            JsonPatch)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var person = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal($"\"{Writers + 1}\"", person.ETag);
        Assert.Equal(
            Enumerable.Range(0, Writers),
            person["entityFields"]!.AsArray().Select(field => (int)field!["numberValue"]!).Order());
        Assert.Equal(Writers, answers.Select(answer => answer.ETag).Distinct().Count());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Patch(
            $"/api/v1/people/{Unknown}", "[]", JsonPatch, ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private static string Id(Answer answer, string collection, int index)
    {
        var item = answer[collection]![index]!.AsObject();
        return (string)item.First(member => member.Key is "personAliasId" or "entityFieldId" or "personTagId" or "noteId").Value!;
    }

    [Fact]
    public async Task A_tag_that_was_disabled_since_stays_and_others_join_it()
    {
        var (disabled, other) = (await api.Given.Tag(), await api.Given.Tag());
        var path = $"/api/v1/people/{await api.Given.Person($$"""{"tags":[{"tagId":"{{disabled}}"}]}""")}";
        var name = (string?)(await api.Get($"/api/v1/Tags/{disabled}"))["tagName"];
        await api.Put($"/api/v1/Tags/{disabled}", $$"""{"tagName":"{{name}}","disabled":true}""");

        var joined = await api.Patch(
            path, $$"""[{"op":"add","path":"/tags/-","value":{"tagId":"{{other}}"} }]""", ("Content-Type", "application/json-patch+json"));
        var prolonged = await api.Patch(
            path, """[{"op":"replace","path":"/tags/0/expires","value":"2131-01-01T00:00:00Z"}]""", ("Content-Type", "application/json-patch+json"));

        Assert.Equal([disabled, other], joined["tags"]!.AsArray().Select(tag => (string?)tag!["tagId"]));
        Assert.Equal("2131-01-01T00:00:00Z", (string?)prolonged["tags"]![0]!["expires"]);
    }

    [Theory]
    [InlineData("", """{"notes":[{"noteId":"ID","summary":"Mine"}]}""")]
    [InlineData("?shape=keyed", """{"notes":{"ID":{"summary":"Mine"}}}""")]
    public async Task The_id_of_somebody_elses_private_note_answers_404_and_stores_nothing(string shape, string patch)
    {
        var path = $"/api/v1/people/{await api.Given.Person()}";
        var noteId = Guid.CreateVersion7().ToString();
        await api.Put(path + "/notes", $$"""{"noteId":"{{noteId}}","summary":"Theirs"}""");
        await api.Execute($"update notes set is_private = true, owner_subject = 'somebody else' where note_id = '{noteId}'");

        var answer = await api.Patch(
            path + shape, patch.Replace("ID", noteId, StringComparison.Ordinal), ("Content-Type", "application/merge-patch+json"));

        Assert.Equal((HttpStatusCode.NotFound, "note-not-found"), (answer.Status, answer.Code));
        Assert.Equal("Theirs", await api.Scalar<string>($"select summary from notes where note_id = '{noteId}'"));
    }

    [Fact]
    public async Task A_number_is_kept_as_it_was_sent_though_it_equals_the_one_before_and_a_field_keeps_its_first_spelling()
    {
        var path = $"/api/v1/people/{await api.Given.Person("""{"entityFields":[{"name":"Size","numberValue":3}]}""")}";

        var longer = await api.Patch(
            path, """[{"op":"replace","path":"/entityFields/0/numberValue","value":3.0}]""", ("Content-Type", "application/json-patch+json"));
        var byName = await api.Patch(path, """{"entityFields":[{"name":"SIZE","numberValue":4.50}]}""", ("Content-Type", "application/merge-patch+json"));

        Assert.Equal("3.0", longer["entityFields"]![0]!["numberValue"]!.ToJsonString());
        Assert.Equal(("Size", "4.50"), ((string?)byName["entityFields"]![0]!["name"], byName["entityFields"]![0]!["numberValue"]!.ToJsonString()));
    }
}
