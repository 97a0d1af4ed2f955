using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.People;

public sealed class ImportPeopleTests(Api api) : IClassFixture<Api>
{
    private static string NewId() => Guid.CreateVersion7().ToString();

    private static string NewToken() => Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_line_makes_a_person_with_the_id_it_names_and_everything_it_holds()
    {
        var personId = NewId();
        var tagId = await api.Given.Tag();

        var outcomes = await api.Import($$"""
            {"personId":"{{personId}}","aliases":[{"firstName":"Jane","middleName":"M.","lastName":"Doe","title":"Dr."},{"lastName":"Roe"}],"addresses":[{"street":"Main Street 1","country":"Norway"}],"entityFields":[{"name":"Size","numberValue":1.50},{"name":"Since","dateValue":"2026-01-02"},{"name":"Nice","boolValue":true}],"tags":[{"tagId":"{{tagId}}"}],"notes":[{"summary":"Called"}],"clientIdentifiers":[{"domain":"example.com","token":"{{personId}}"}]}
            """);

        Assert.Equal((1, personId, "created"), ((int)outcomes.Single()["line"]!, outcomes.Single().PersonId(), outcomes.Single().Outcome()));
        var person = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal("Doe", (string?)person["aliases"]![0]!["lastName"]);
        Assert.Equal("Roe", (string?)person["aliases"]![1]!["lastName"]);
        Assert.Equal("Main Street 1", (string?)person["addresses"]![0]!["street"]);
        Assert.Equal("1.50", person["entityFields"]![0]!["numberValue"]!.ToJsonString());
        Assert.Equal("2026-01-02T00:00:00Z", (string?)person["entityFields"]![1]!["dateValue"]);
        Assert.Equal(tagId, (string?)person["tags"]![0]!["tagId"]);
        Assert.Equal("jane.doe@example.com", (string?)person["notes"]![0]!["author"]);
        Assert.Equal("NO", await api.Scalar<string>($"select country_code::text from addresses where person_id = '{personId}' and is_primary"));
    }

    [Fact]
    public async Task What_is_imported_is_found_and_shown_by_the_other_surfaces_at_once()
    {
        var name = "Zebediah" + NewToken();
        var outcomes = await api.Import($$"""{"aliases":[{"firstName":"Jane","lastName":"{{name}}"}],"clientIdentifiers":[{"domain":"crm.example.com","token":"{{name}}"}]}""");
        var personId = outcomes.Single().PersonId()!;

        var found = await api.Get($"/people?q={name}", ("Accept", "application/json"));
        var identity = await api.Get($"/n/v1/identity/{personId}");
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{personId}'");
        var shown = await api.Get($"/api/v1/Person/{number}");

        Assert.Contains(personId, found.Text, StringComparison.Ordinal);
        Assert.Single(identity["clientIdentifiers"]!.AsArray());
        Assert.Equal(name, (string?)shown["Lastname"]);
        Assert.Equal(name.ToLowerInvariant(), await api.Scalar<string>($"select sort_name from person_search where person_id = '{personId}'"));
    }

    [Fact]
    public async Task The_same_lines_again_change_nothing()
    {
        var tagId = await api.Given.Tag(more: ",\"defaultExpirePeriod\":\"30.00:00:00\"");
        var token = NewToken();
        string[] lines =
        [
            $$"""{"personId":"{{NewId()}}","aliases":[{"firstName":"Jane"},{"firstName":"Janet"}],"addresses":[{"city":"Oslo"},{"city":"Oslo"}],"entityFields":[{"name":"A","numberValue":1.50},{"name":"B","stringValue":"b"}],"tags":[{"tagId":"{{tagId}}"}],"notes":[{"summary":"One"},{"summary":"One"}]}""",
            $$"""{"aliases":[{"firstName":"John"}],"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"},{"domain":"b.example.com","token":"{{token}}","expires":"2999-01-01"}]}""",
            $$"""{"personId":"{{NewId()}}"}""",
            $$"""{"personId":"{{NewId()}}","tags":[{"tagId":"{{tagId}}","created":"2020-01-01"}],"clientIdentifiers":[{"domain":"a.example.com","token":"x","expires":"2020-01-01"}]}""",
        ];
        var first = await api.Import(lines);
        var before = await api.Scalar<string>("select string_agg(person_id || ':' || version, ',' order by person_id) || (select count(*) from change) from people");

        var second = await api.Import(lines);

        Assert.All(first, line => Assert.Equal("created", line.Outcome()));
        Assert.All(second, line => Assert.Equal("unchanged", line.Outcome()));
        Assert.Equal(first.Select(line => line.PersonId()), second.Select(line => line.PersonId()));
        Assert.Equal(before, await api.Scalar<string>("select string_agg(person_id || ':' || version, ',' order by person_id) || (select count(*) from change) from people"));
    }

    [Fact]
    public async Task A_collection_that_is_named_is_the_whole_one_and_one_that_is_not_stays()
    {
        var personId = NewId();
        await api.Import($$"""{"personId":"{{personId}}","aliases":[{"firstName":"Jane"},{"firstName":"Janet"}],"notes":[{"summary":"One"},{"summary":"Two"}],"entityFields":[{"name":"Size","stringValue":"S"},{"name":"Gone","boolValue":true}],"addresses":[{"city":"Oslo"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}");

        var outcomes = await api.Import($$"""{"personId":"{{personId}}","aliases":[{"firstName":"Jane","lastName":"Doe"}],"notes":[{"summary":"Two"},{"summary":"Three"}],"entityFields":[{"name":"SIZE","stringValue":"M"}]}""");

        Assert.Equal("updated", outcomes.Single().Outcome());
        var after = await api.Get($"/api/v1/people/{personId}");
        var alias = Assert.Single(after["aliases"]!.AsArray())!;
        Assert.Equal(((string?)before["aliases"]![0]!["personAliasId"], "Doe"), ((string?)alias["personAliasId"], (string?)alias["lastName"]));
        Assert.Equal(["Two", "Three"], after["notes"]!.AsArray().Select(note => (string?)note!["summary"]));
        Assert.Equal((string?)before["notes"]![1]!["noteId"], (string?)after["notes"]![0]!["noteId"]);
        var field = Assert.Single(after["entityFields"]!.AsArray())!;
        Assert.Equal(("Size", "M"), ((string?)field["name"], (string?)field["stringValue"]));
        Assert.Equal(before["addresses"]!.ToJsonString(), after["addresses"]!.ToJsonString());

        await api.Import($$"""{"personId":"{{personId}}","aliases":[],"notes":null}""");

        var emptied = await api.Get($"/api/v1/people/{personId}");
        Assert.Empty(emptied["aliases"]!.AsArray());
        Assert.Empty(emptied["notes"]!.AsArray());
        Assert.Single(emptied["addresses"]!.AsArray());
    }

    [Fact]
    public async Task Another_order_is_a_change_and_lasts()
    {
        var personId = NewId();
        await api.Import($$"""{"personId":"{{personId}}","aliases":[{"firstName":"A"},{"firstName":"B"},{"firstName":"C"}]}""");

        var outcomes = await api.Import($$"""{"personId":"{{personId}}","aliases":[{"firstName":"C"},{"firstName":"D"},{"firstName":"A"}]}""");

        Assert.Equal("updated", outcomes.Single().Outcome());
        var person = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal(["C", "D", "A"], person["aliases"]!.AsArray().Select(alias => (string?)alias!["firstName"]));
    }

    [Fact]
    public async Task Without_an_id_the_person_is_found_by_a_client_identifier_and_keeps_the_others()
    {
        var token = NewToken();
        var first = await api.Import($$"""{"aliases":[{"firstName":"Jane"}],"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"},{"domain":"b.example.com","token":"{{token}}"}]}""");

        var outcomes = await api.Import(
            $$"""{"aliases":[{"firstName":"Janet"}],"clientIdentifiers":[{"domain":"b.example.com","token":"{{token}}"},{"domain":"c.example.com","token":"{{token}}"}]}""",
            $$"""{"aliases":[{"firstName":"John"}],"clientIdentifiers":[{"domain":"c.example.com","token":"not {{token}}"}]}""");

        Assert.Equal(("updated", first.Single().PersonId()), (outcomes[0].Outcome(), outcomes[0].PersonId()));
        Assert.Equal("created", outcomes[1].Outcome());
        Assert.Equal(3, await api.Scalar<long>($"select count(*) from client_identifiers where person_id = '{outcomes[0].PersonId()}'"));
    }

    [Fact]
    public async Task Beside_a_person_id_the_client_identifiers_are_whole()
    {
        var (personId, token) = (NewId(), NewToken());
        await api.Import($$"""{"personId":"{{personId}}","clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"},{"domain":"b.example.com","token":"{{token}}"}]}""");

        var outcomes = await api.Import($$"""{"personId":"{{personId}}","clientIdentifiers":[{"domain":"b.example.com","token":"{{token}}"}]}""");

        Assert.Equal("updated", outcomes.Single().Outcome());
        Assert.Equal(["b.example.com"], await api.Column<string>($"select domain from client_identifiers where person_id = '{personId}'"));
    }

    [Fact]
    public async Task An_identifier_that_has_expired_finds_nobody()
    {
        var token = NewToken();
        var first = await api.Import($$"""{"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"}]}""");
        await api.Execute($"update client_identifiers set expires = now() - interval '1 day' where token = '{token}'");

        var second = await api.Import($$"""{"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"}]}""");

        Assert.Equal("created", second.Single().Outcome());
        Assert.NotEqual(first.Single().PersonId(), second.Single().PersonId());
    }

    [Fact]
    public async Task Identifiers_of_several_people_or_of_another_one_fail_the_line()
    {
        var (one, two, token) = (NewId(), NewId(), NewToken());
        await api.Import(
            $$"""{"personId":"{{one}}","clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"}]}""",
            $$"""{"personId":"{{two}}","clientIdentifiers":[{"domain":"b.example.com","token":"{{token}}"}]}""");

        var outcomes = await api.Import(
            $$"""{"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"},{"domain":"b.example.com","token":"{{token}}"}]}""",
            $$"""{"personId":"{{one}}","clientIdentifiers":[{"domain":"b.example.com","token":"{{token}}"}]}""",
            $$"""{"personId":"{{NewId()}}","clientIdentifiers":[{"domain":"b.example.com","token":"{{token}}"}]}""");

        Assert.Equal(["several-people-match", "identifier-of-another-person", "identifier-of-another-person"], outcomes.Select(line => line.Code()));
    }

    [Fact]
    public async Task The_id_of_a_deleted_person_never_comes_back()
    {
        var personId = await api.Given.Person();
        await api.Delete($"/api/v1/people/{personId}");

        var outcomes = await api.Import($$"""{"personId":"{{personId}}"}""", $$"""{"personId":"{{NewId()}}"}""");

        Assert.Equal(("failed", "person-deleted", personId), (outcomes[0].Outcome(), outcomes[0].Code(), outcomes[0].PersonId()));
        Assert.Equal("created", outcomes[1].Outcome());
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/api/v1/people/{personId}")).Status);
    }

    [Fact]
    public async Task A_line_that_is_wrong_fails_alone_and_says_why()
    {
        var other = await api.Get($"/api/v1/people/{await api.Given.Person()}");
        var disabled = await api.Given.Tag(more: ",\"disabled\":true");
        var repeated = NewId();
        string[] lines =
        [
            """{"aliases":[{"firstName":"Jane"}]}""",
            "nonsense",
            "[]",
            """{"aliases":[{"firstName":"Jane\u0000"}]}""",
            """{"aliases":[{"firstName":7}],"notes":[{}]}""",
            $$"""{"aliases":[{"firstName":"{{new string('x', 257)}}"}]}""",
            $$"""{"tags":[{"tagId":"{{NewId()}}"}]}""",
            $$"""{"tags":[{"tagId":"{{disabled}}"}]}""",
            """{"personId":"7"}""",
            """{"entityFields":[{"name":"A","boolValue":true},{"name":"a","boolValue":true}]}""",
            $$"""{"aliases":[{"firstName":"Jane","personAliasId":"{{repeated}}"}]}""",
            $$"""{"aliases":[{"firstName":"Jane","personAliasId":"{{repeated}}"}]}""",
            $$"""{"aliases":[{"firstName":"Jane","personAliasId":"{{other["aliases"]![0]!["personAliasId"]}}"}]}""",
            """{"clientIdentifiers":[{"domain":"","token":"x"}]}""",
            "",
            """{"aliasses":[{"firstName":"John"}]}""",
        ];

        var outcomes = await api.Import(lines);

        Assert.Equal(
            [
                null, "malformed-body", "malformed-body", "invalid-fields", "invalid-fields", "invalid-fields", "tag-not-found", "tag-disabled",
                "invalid-fields", "invalid-fields", null, "item-not-found", "item-not-found", "invalid-fields", "unknown-member",
            ],
            outcomes.Select(line => line.Code()));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16], outcomes.Select(line => (int)line["line"]!));
        Assert.Equal("Must be at most 256 characters long.", (string?)outcomes[5]["problem"]!["errors"]!["aliases[0].firstName"]![0]);
        Assert.Equal(404, (int)outcomes[6]["problem"]!["status"]!);
        Assert.Equal("urn:identities:problem:tag-not-found", (string?)outcomes[6]["problem"]!["type"]);
        Assert.NotNull(outcomes[6]["problem"]!["traceId"]);
    }

    [Fact]
    public async Task A_line_of_bad_UTF8_and_one_over_a_mebibyte_fail_alone()
    {
        var long1 = $$"""{"ignored":"{{new string('x', 3_000_000)}}"}""";
        byte[] body =
        [
            .. "{\"aliases\":[{\"firstName\":\"Jane\"}]}\r\n"u8, .. Encoding.UTF8.GetBytes(long1), .. "\n{\"ignored\":\""u8, 0xff, .. "\"}\n"u8,
            .. "{\"aliases\":[{\"firstName\":\"John\"}]}\n"u8, .. Encoding.UTF8.GetBytes(long1),
        ];

        var outcomes = await api.ImportBytes(body);

        Assert.Equal([null, "body-too-large", "malformed-body", null, "body-too-large"], outcomes.Select(line => line.Code()));
        Assert.Equal([1, 2, 3, 4, 5], outcomes.Select(line => (int)line["line"]!));
    }

    [Fact]
    public async Task Lines_of_one_person_run_one_after_the_other()
    {
        var (personId, token) = (NewId(), NewToken());

        var outcomes = await api.Import(
            $$"""{"personId":"{{personId}}","aliases":[{"firstName":"One"}]}""",
            $$"""{"personId":"{{personId}}","aliases":[{"firstName":"Two"}],"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"}]}""",
            $$"""{"personId":"{{personId}}","aliases":[{"firstName":"Two"}]}""",
            $$"""{"aliases":[{"firstName":"Three"}],"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"}]}""",
            $$"""{"personId":"{{personId}}","clientIdentifiers":[]}""",
            $$"""{"aliases":[{"firstName":"Somebody else"}],"clientIdentifiers":[{"domain":"a.example.com","token":"{{token}}"}]}""");

        Assert.Equal(["created", "updated", "unchanged", "updated", "updated", "created"], outcomes.Select(line => line.Outcome()));
        Assert.All(outcomes[..5], line => Assert.Equal(personId, line.PersonId()));
        Assert.Equal("Three", (string?)(await api.Get($"/api/v1/people/{personId}"))["aliases"]![0]!["firstName"]);
        Assert.Equal(4, await api.Scalar<long>($"select version from people where person_id = '{personId}'"));
    }

    [Fact]
    public async Task Many_lines_of_one_person_among_others_run_in_their_order()
    {
        var personId = NewId();
        var lines = Enumerable.Range(0, 300).Select(n => n % 3 == 0
            ? $$"""{"personId":"{{NewId()}}","aliases":[{"firstName":"Somebody else"}]}"""
            : $$"""{"personId":"{{personId}}","aliases":[{"firstName":"Jane {{n}}"}]}""").ToArray();

        var outcomes = await api.Import(lines);

        Assert.Equal(Enumerable.Range(1, 300), outcomes.Select(line => (int)line["line"]!));
        Assert.Equal("created", outcomes[1].Outcome());
        Assert.All(outcomes.Skip(2).Where(line => line.PersonId() == personId), line => Assert.Equal("updated", line.Outcome()));
        Assert.Equal("Jane 299", (string?)(await api.Get($"/api/v1/people/{personId}"))["aliases"]![0]!["firstName"]);
        Assert.Equal(200, await api.Scalar<long>($"select version from people where person_id = '{personId}'"));
    }

    [Fact]
    public async Task Each_person_is_logged_once_with_all_that_differs_and_their_version_grows_by_one()
    {
        var personId = NewId();
        await api.Import($$"""{"personId":"{{personId}}","aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Oslo"}],"notes":[{"summary":"One"}]}""");
        await api.Import($$"""{"personId":"{{personId}}","aliases":[{"firstName":"Janet"}],"addresses":[{"city":"Oslo"}],"notes":[]}""");

        var changes = (await api.Get($"/api/v1/people/{personId}/changes")).Json!.AsArray();

        Assert.Equal(2, changes.Count);
        Assert.Equal([1, 2], changes.Select(change => (int)change!["version"]!).Order());
        var made = changes.Single(change => (int)change!["version"]! == 1)!;
        var changed = changes.Single(change => (int)change!["version"]! == 2)!;
        Assert.Equal(("people", "native", personId), ((string?)made["item"], (string?)made["surface"], (string?)made["itemId"]));
        Assert.Null(made["before"]);
        Assert.Equal("Oslo", (string?)made["after"]!["addresses"]![0]!["city"]);
        Assert.Equal("Jane", (string?)changed["before"]!["aliases"]![0]!["firstName"]);
        Assert.Equal("Janet", (string?)changed["after"]!["aliases"]![0]!["firstName"]);
        Assert.Equal("One", (string?)changed["before"]!["notes"]![0]!["summary"]);
        Assert.False(changed["after"]!.AsObject().ContainsKey("addresses"));
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task Private_notes_of_others_are_neither_touched_nor_told_of()
    {
        var personId = await api.Given.Person();
        var hidden = (string)(await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Hidden"}"""))["noteId"]!;
        await api.Execute($"update notes set is_private = true, owner_subject = 'somebody else' where note_id = '{hidden}'");

        var outcomes = await api.Import(
            $$"""{"personId":"{{personId}}","notes":[{"summary":"Shown"}]}""",
            $$"""{"personId":"{{personId}}","notes":[{"noteId":"{{hidden}}","summary":"Mine"}]}""");

        Assert.Equal([null, "item-not-found"], outcomes.Select(line => line.Code()));
        Assert.Equal(["Hidden", "Shown"], (await api.Column<string>($"select summary from notes where person_id = '{personId}'")).Order(StringComparer.Ordinal));
        Assert.Equal("somebody else", await api.Scalar<string>($"select owner_subject from notes where note_id = '{hidden}'"));
    }

    [Fact]
    public async Task A_private_note_that_is_imported_is_private_and_the_log_shows_it_to_its_owner_only()
    {
        var personId = NewId();

        await api.Import($$"""{"personId":"{{personId}}","notes":[{"summary":"Secret","isPrivate":true},{"summary":"Open"}]}""");

        var others = await api.UserWith([.. Permissions.All]);
        var seen = await api.Get($"/api/v1/people/{personId}/changes", ("Authorization", others.Bearer.Value));
        var own = await api.Get($"/api/v1/people/{personId}/changes");
        Assert.DoesNotContain("Secret", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Open", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Secret", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", (await api.Get($"/api/v1/people/{personId}", ("Authorization", others.Bearer.Value))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_surface_stored_beyond_the_limits_comes_back_as_it_was_and_is_judged_when_it_changes()
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"Jane"}],"notes":[{"body":"long"}],"addresses":[{"city":"Oslo"}]}""");
        await api.Execute($"update notes set body = repeat('x', 20000) where person_id = '{personId}'");
        await api.Execute($"update aliases set first_name = null, title = 'Dr.' where person_id = '{personId}'");
        var exported = (await api.Export())[personId];

        var outcomes = await api.Import(
            exported, exported.Replace("Oslo", "Bergen", StringComparison.Ordinal), exported.Replace("xxx\"", "xxy\"", StringComparison.Ordinal));

        Assert.Equal(["unchanged", "updated", "failed"], outcomes.Select(line => line.Outcome()));
        Assert.Equal(["notes[0].body"], outcomes[2]["problem"]!["errors"]!.AsObject().Select(error => error.Key).Where(field => field.StartsWith("notes", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_file_by_several_callers_at_once_makes_everybody_once_and_nobody_fails()
    {
        var mark = NewToken();
        var lines = Enumerable.Range(0, 1500).Select(n => n % 2 == 0
            ? $$"""{"aliases":[{"firstName":"Jane {{n}}"}],"clientIdentifiers":[{"domain":"{{mark}}","token":"{{n}}"}]}"""
            : $$"""{"personId":"{{NewId()}}","aliases":[{"firstName":"John {{n}}","lastName":"{{mark}}"}]}""").ToArray();

        var all = await Task.WhenAll(api.Import(lines), api.Import([.. lines.Reverse()]), api.Import(lines));

        Assert.All(all.SelectMany(outcomes => outcomes), line => Assert.NotEqual("failed", line.Outcome()));
        Assert.Equal(1500, all.SelectMany(outcomes => outcomes).Count(line => line.Outcome() == "created"));
        Assert.Equal(750, await api.Scalar<long>($"select count(*) from client_identifiers where domain = '{mark}'"));
        Assert.Equal(1500, all.SelectMany(outcomes => outcomes.Select(line => line.PersonId())).Distinct().Count());
    }

    [Fact]
    public async Task With_stream_true_a_line_is_answered_while_the_body_is_still_being_sent()
    {
        // A client of the framework's reads no answer before its body has ended, so this one speaks for itself.
        using var client = new TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        await using var line = client.GetStream();
        using var answer = new StreamReader(line);
        await Send($"POST /api/v1/people/import?stream=true HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {api.AdminToken()}\r\nContent-Type: {Lines.MediaType}\r\nTransfer-Encoding: chunked\r\n\r\n");

        await SendChunk("{\"aliases\":[{\"firstName\":\"Jane\"}]}\n");
        var first = await NextOutcome();
        await SendChunk("nonsense\n");
        var second = await NextOutcome();
        await Send("0\r\n\r\n");
        var last = await NextOutcome();

        Assert.Equal("created", JsonNode.Parse(first!)!.Outcome());
        Assert.Equal("failed", JsonNode.Parse(second!)!.Outcome());
        Assert.Null(last);

        Task SendChunk(string text) => Send($"{text.Length:x}\r\n{text}\r\n");

        async Task Send(string text) => await line.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

        // Between headers and sizes of chunks, outcomes are the lines that are objects; a chunk of no bytes is the end.
        async Task<string?> NextOutcome()
        {
            while (await answer.ReadLineAsync(TestContext.Current.CancellationToken) is { } read)
            {
                if (read is "0" || read.StartsWith('{'))
                {
                    return read is "0" ? null : read;
                }
            }

            return null;
        }
    }

    [Fact]
    public async Task An_import_that_is_cancelled_leaves_whole_people_and_the_same_lines_finish_it()
    {
        var mark = NewToken();
        var lines = Enumerable.Range(0, 1200).Select(n =>
            $$"""{"aliases":[{"firstName":"Jane"},{"firstName":"Janet"}],"notes":[{"summary":"One"}],"clientIdentifiers":[{"domain":"{{mark}}","token":"{{n}}"}]}""").ToArray();
        using var client = new HttpClient { BaseAddress = api.Address };
        using var body = new OpenBody();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/people/import") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.AdminToken());
        using var cancelling = new CancellationTokenSource();
        var sending = client.SendAsync(request, cancelling.Token);

        await body.Send(string.Join('\n', lines) + "\n");
        await Eventually.Holds("the first people are written", async () =>
            await api.Scalar<long>($"select count(*) from client_identifiers where domain = '{mark}'") > 0);
        await cancelling.CancelAsync();
        body.End();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);

        Assert.Equal(0, await api.Scalar<long>($"""
            select count(*) from client_identifiers as i
            where  domain = '{mark}'
            and    (2 <> (select count(*) from aliases as a where a.person_id = i.person_id) or 1 <> (select count(*) from change as c where c.person_id = i.person_id))
            """));
        var outcomes = await api.Import(lines);
        Assert.DoesNotContain("failed", outcomes.Select(line => line.Outcome()));
        Assert.Equal(1200, await api.Scalar<long>($"select count(*) from client_identifiers where domain = '{mark}'"));
    }

    [Fact]
    public async Task Answers_that_outgrow_memory_come_whole_and_leave_no_file()
    {
        var outcomes = await api.Import([.. Enumerable.Repeat("nonsense", 3000)]);

        Assert.Equal(Enumerable.Range(1, 3000), outcomes.Select(line => (int)line["line"]!));
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "identities-import-*"));
    }

    [Fact]
    public async Task An_empty_body_is_an_import_of_nobody()
    {
        Assert.Empty(await api.Import());
        Assert.Empty(await api.Import("", " ", "\r"));
    }

    [Theory]
    [InlineData("application/json", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-ndjson", "text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/ndjson", "application/x-ndjson", HttpStatusCode.OK)]
    [InlineData("application/jsonl; charset=utf-8", "application/jsonl", HttpStatusCode.OK)]
    public async Task Media_types_are_those_of_lines(string contentType, string? accept, HttpStatusCode expected)
    {
        var answer = await api.Post("/api/v1/people/import", "{}", ("Content-Type", contentType), ("Accept", accept ?? ""));

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task A_stream_that_is_neither_true_nor_false_answers_400_invalid_fields()
    {
        var answer = await api.Post("/api/v1/people/import?stream=maybe", "{}", ("Content-Type", Lines.MediaType));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Without_Mutate_All_Identity_it_answers_403()
    {
        var answer = await api.Post(
            "/api/v1/people/import", "{}", ("Content-Type", Lines.MediaType), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    /// <summary>A body that is sent as a test goes on.</summary>
    private sealed class OpenBody : HttpContent
    {
        private readonly TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public OpenBody() => Headers.ContentType = new MediaTypeHeaderValue(Lines.MediaType);

        public async Task Send(string text)
        {
            var stream = await opened.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
            await stream.FlushAsync(TestContext.Current.CancellationToken);
        }

        public void End() => ended.TrySetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            opened.TrySetResult(stream);
            return ended.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
