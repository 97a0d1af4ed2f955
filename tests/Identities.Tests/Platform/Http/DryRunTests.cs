using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>Every write of the native OpenAPI document, tried and then done.</summary>
public sealed class DryRunTests(Api api) : IClassFixture<Api>
{
    private const string NewId = "01900000-0000-7000-8000-0000000000aa";

    private static readonly string[] Verbs = ["post", "put", "patch", "delete"];

    private static readonly Dictionary<string, Func<Subjects, Write>> Examples = new()
    {
        ["CreatePerson"] = _ => new("/api/v1/people", """{"aliases":[{"firstName":"Jane","lastName":"Doe"}],"notes":[{"summary":"Called"}]}"""),
        ["PatchPerson"] = of => new(of.Person, """{"aliases":[{"firstName":"Janet"}],"entityFields":[]}""") { MediaType = "application/merge-patch+json" },
        ["DeletePerson"] = of => new(of.Person),
        ["ImportPeople"] = of => new(
            "/api/v1/people/import",
            $$"""
            {"personId":"{{of.Person[^36..]}}","aliases":[{"firstName":"Janet"}]}
            {"clientIdentifiers":[{"domain":"example.com","token":"{{of.Person}}"}],"aliases":[{"lastName":"Roe"}]}
            {"clientIdentifiers":[{"domain":"example.com","token":"{{of.Person}}"}],"aliases":[{"lastName":"Poe"}]}
            """) { MediaType = "application/x-ndjson" },
        ["UpsertAlias"] = of => new(of.Person + "/aliases", """{"firstName":"Janet"}"""),
        ["DeleteAlias"] = of => new($"{of.Person}/aliases/{of.Item("aliases", "personAliasId")}"),
        ["UpsertPersonTag"] = of => new(of.Person + "/tags", $$"""{"tagId":"{{of.OtherTag}}"}"""),
        ["DeletePersonTag"] = of => new($"{of.Person}/tags/{of.Item("tags", "personTagId")}"),
        ["UpsertNote"] = of => new(of.Person + "/notes", """{"summary":"Called again"}"""),
        ["DeleteNote"] = of => new($"{of.Person}/notes/{of.Item("notes", "noteId")}"),
        ["UpsertAddress"] = of => new(of.Person + "/addresses", """{"city":"London"}"""),
        ["DeleteAddress"] = of => new($"{of.Person}/addresses/{of.Item("addresses", "personAddressId")}"),
        ["UpsertEntityField"] = of => new(of.Person + "/entityFields", """{"name":"Tier","stringValue":"Silver"}"""),
        ["DeleteEntityField"] = of => new($"{of.Person}/entityFields/{of.Item("entityFields", "entityFieldId")}"),
        ["CreateTag"] = _ => new("/api/v1/Tags", """{"tagName":"Tried"}"""),
        ["UpdateTag"] = of => new("/api/v1/Tags/" + of.Tag, """{"tagName":"Renamed","disabled":true}"""),
        ["DeleteTag"] = of => new("/api/v1/Tags/" + of.Tag),
        ["CreateUser"] = of => new("/api/v1/users", $$"""{"username":"tried@example.com","password":"{{Support.Users.Password}}","roleIds":["{{of.Role}}"]}"""),
        ["UpdateUser"] = of => new("/api/v1/users/" + of.User.Id, """{"username":"renamed@example.com","roleIds":[]}"""),
        ["SetPassword"] = of => new($"/api/v1/users/{of.User.Id}/password", """{"password":"another long enough phrase"}"""),
        ["DisableUser"] = of => new($"/api/v1/users/{of.User.Id}/disable"),
        ["EnableUser"] = of => new($"/api/v1/users/{of.Disabled}/enable"),
        ["DeleteUser"] = of => new("/api/v1/users/" + of.User.Id),
        ["CreateRole"] = _ => new("/api/v1/roles", """{"name":"Tried","permissions":["Read Tags"]}"""),
        ["UpdateRole"] = of => new("/api/v1/roles/" + of.Role, """{"name":"Renamed","permissions":["Add Tags"]}"""),
        ["DeleteRole"] = of => new("/api/v1/roles/" + of.Role),
        ["IssueApiKey"] = of => new("/api/v1/apiKeys", """{"name":"Tried"}""") { Caller = of.User },
        ["RevokeApiKey"] = of => new("/api/v1/apiKeys/" + of.ApiKey) { Caller = of.User },
        ["ChangePassword"] = of => new("/auth/v1/user/password", $$"""{"currentPassword":"{{Support.Users.Password}}","password":"another long enough phrase"}""") { Caller = of.User },
    };

    public static TheoryData<string> Operations() => [.. Examples.Keys];

    [Fact]
    public async Task Every_write_of_the_document_but_logging_in_takes_dryRun_and_has_an_example_here()
    {
        var writes = await Writes();

        Assert.Equal(["Authenticate"], writes.Where(write => !TakesDryRun(write.Operation)).Select(write => (string)write.Operation["operationId"]!));
        Assert.Equal(
            Examples.Keys.Append("Authenticate").Order(),
            writes.Select(write => (string)write.Operation["operationId"]!).Order());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_dry_run_answers_what_would_be_answered_and_leaves_every_table_as_it_was(string operation)
    {
        var method = (await Writes()).Single(write => (string)write.Operation["operationId"]! == operation).Verb;
        var write = Examples[operation](await Subjects.Of(api));
        var before = await Contents();

        var tried = await Send(method, write, "dryRun=true");
        var unchanged = await Contents();
        var done = await Send(method, write, "dryRun=false");

        Assert.Equal((HttpStatusCode.OK, "true", null), (tried.Status, tried.Header("Dry-Run"), tried.ETag));
        Assert.Equal(before, unchanged);
        Assert.Equal((HttpStatusCode.OK, null), (done.Status, done.Header("Dry-Run")));
        Assert.NotEqual(before, await Contents());
        Assert.Equal(ShapeOf(tried), ShapeOf(done));
    }

    [Fact]
    public async Task An_erasure_that_is_tried_erases_nothing()
    {
        var personId = await api.Given.Person();
        var before = await Contents();

        var tried = await api.Delete($"/api/v1/people/{personId}?erase=true&dryRun=true");

        Assert.Equal((HttpStatusCode.OK, "true"), (tried.Status, tried.Text));
        Assert.Equal(before, await Contents());
    }

    [Fact]
    public async Task A_refusal_is_the_one_that_the_write_would_have()
    {
        var personId = await api.Given.Person();
        var taken = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{NewId}}","lastName":"Roe"}]}""");

        Assert.Equal("person-not-found", (await api.Delete($"/api/v1/people/{Guid.NewGuid()}?dryRun=true")).Code);
        Assert.Equal("precondition-failed", (await api.Delete($"/api/v1/people/{personId}?dryRun=true", ("If-Match", "\"99\""))).Code);
        Assert.Equal("alias-not-found", (await api.Put($"/api/v1/people/{personId}/aliases?dryRun=true", $$"""{"personAliasId":"{{NewId}}","lastName":"Roe"}""")).Code);
        Assert.Equal("person-exists", (await api.Post("/api/v1/people?dryRun=true", $$"""{"personId":"{{taken}}"}""")).Code);
        Assert.Equal("invalid-fields", (await api.Post("/api/v1/Tags?dryRun=true", "{}")).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Post("/api/v1/people?dryRun=true", null, ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)))).Status);
    }

    [Theory]
    [InlineData("dryRun=yes")]
    [InlineData("dryRun=1")]
    [InlineData("dryRun=True")]
    [InlineData("dryRun=")]
    [InlineData("dryRun")]
    [InlineData("dryRun=%20true")]
    [InlineData("dryRun=true&dryRun=true")]
    [InlineData("dryRun=true&dryRun=false")]
    [InlineData("DRYRUN=maybe")]
    public async Task Another_value_than_true_and_false_answers_400_unknown_dry_run_and_nothing_is_stored(string query)
    {
        var personId = await api.Given.Person();
        var before = await Contents();

        Answer[] answers =
        [
            await api.Delete($"/api/v1/people/{personId}?{query}"),
            await api.Put($"/api/v1/people/{personId}/aliases?{query}", """{"firstName":"Janet"}"""),
            await api.Post($"/api/v1/people?{query}", "{}"),
            await api.Post($"/api/v1/people/import?{query}", "{}", ("Content-Type", "application/x-ndjson")),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.BadRequest, "unknown-dry-run"), (answer.Status, answer.Code)));
        Assert.Equal(before, await Contents());
        Assert.Equal("person-not-found", (await api.Delete($"/api/v1/people/{Guid.NewGuid()}?{query}")).Code);
    }

    [Theory]
    [InlineData("dryrun=true")]
    [InlineData("DryRun=true")]
    public async Task The_parameters_name_is_understood_in_any_case(string query)
    {
        var personId = await api.Given.Person();

        var tried = await api.Delete($"/api/v1/people/{personId}?{query}");

        Assert.Equal((HttpStatusCode.OK, "true"), (tried.Status, tried.Header("Dry-Run")));
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/people/{personId}")).Status);
    }

    [Fact]
    public async Task Logging_in_and_renewing_refuse_it()
    {
        var logIn = await api.Post("/api/v1/authenticate?dryRun=true", $$"""{"username":"{{Api.AdminName}}","password":"{{Api.AdminPassword}}"}""");
        var renewal = await api.Get("/api/v1/renewToken?dryRun=true");

        Assert.All([logIn, renewal], answer => Assert.Equal((HttpStatusCode.BadRequest, "unknown-parameter"), (answer.Status, answer.Code)));
    }

    [Fact]
    public async Task A_wrong_password_counts_as_a_failed_log_in_in_a_dry_run_too()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);

        for (var guess = 0; guess < 6; guess++)
        {
            var tried = await api.Put(
                "/auth/v1/user/password?dryRun=true", """{"currentPassword":"a wrong guess","password":"another long enough phrase"}""", user.Bearer);
            Assert.Equal("wrong-password", tried.Code);
        }

        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
    }

    [Fact]
    public async Task A_key_that_is_tried_is_not_made()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);

        var tried = await api.Post("/api/v1/apiKeys?dryRun=true", null, user.Bearer);

        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.True(tried.Json!.AsObject().ContainsKey("key"));
        Assert.Null(tried["key"]);
    }

    [Fact]
    public async Task Lines_of_an_import_that_is_tried_see_what_those_before_them_would_have_done()
    {
        var token = Guid.NewGuid().ToString();
        var line = $$"""{"clientIdentifiers":[{"domain":"example.com","token":"{{token}}"}],"aliases":[{"lastName":"Roe"}]}""";
        var id = Guid.NewGuid().ToString();

        var tried = await api.Post(
            "/api/v1/people/import?dryRun=true",
            $$"""
            {{line}}
            {{line}}
            {"personId":"{{id}}","aliases":[{"lastName":"Doe"}]}
            {"personId":"{{id}}","aliases":[{"lastName":"Poe"}]}
            {"personId":"{{id}}","tags":[{"tagId":"{{Guid.NewGuid()}}"}]}
            {"personId":"{{id}}","aliases":[{"lastName":"Poe"}]}
            """,
            ("Content-Type", "application/x-ndjson"));

        string[] outcomes = [.. tried.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => (string)JsonNode.Parse(text)!["outcome"]!)];
        Assert.Equal(["created", "unchanged", "created", "updated", "failed", "unchanged"], outcomes);
        Assert.Equal("true", tried.Header("Dry-Run"));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/api/v1/people/{id}")).Status);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from client_identifiers where token = '{token}'"));
    }

    public static TheoryData<string, string, string, string> DialectWrites() => new()
    {
        { "POST", "/api/v1/Person", """{"Lastname":"Roe"}""", "dryRun=true" },
        { "PUT", "/api/v1/Person/{number}", """{"Lastname":"Roe"}""", "dryRun=true" },
        { "PATCH", "/api/v1/Person/{number}", """{"Lastname":"Roe"}""", "dryRun=true" },
        { "PATCH", "/api/v1/person/{number}", """{"Lastname":"Roe"}""", "DRYRUN=false" },
        { "DELETE", "/api/v1/Person/{number}", "", "dryrun=true" },
        { "POST", "/api/v1/MDOList/business", """{"Name":"Tried"}""", "dryRun=true" },
        { "POST", "/people", """{"familyName":"Roe"}""", "dryRun=true" },
        { "PUT", "/people/{id}", """{"familyName":"Roe"}""", "dryRun=true" },
        { "PATCH", "/people/{id}", """{"familyName":"Roe"}""", "dryRun=1" },
        { "POST", "/tags", """{"title":"Tried"}""", "dryRun=true" },
        { "POST", "/segments", """{"title":"Tried"}""", "dryRun=true" },
        { "POST", "/organizations", """{"title":"Tried"}""", "dryRun" },
        { "POST", "/note_categories", """{"title":"Tried"}""", "dryRun=true" },
        { "PUT", "/n/v1/identity/{id}", """{"name":"tried"}""", "dryRun=true" },
        { "DELETE", "/n/v1/identity/{id}", "", "dryRun=true" },
        { "POST", "/n/v1/company", """{"name":"Tried"}""", "dryRun=true" },
    };

    [Theory]
    [MemberData(nameof(DialectWrites))]
    public async Task The_dialects_refuse_it_on_writes_with_400_in_their_own_error_object(string method, string path, string body, string query)
    {
        var id = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{id}'");
        var before = await Contents();

        var mediaType = path.StartsWith("/people", StringComparison.Ordinal) && method == "PATCH" ? "application/merge-patch+json"
            : path.StartsWith("/n/", StringComparison.Ordinal) || path.StartsWith("/api/", StringComparison.Ordinal) ? "application/json"
            : "application/ld+json";
        var address = path.Replace("{id}", id, StringComparison.Ordinal).Replace("{number}", $"{number}", StringComparison.Ordinal);
        var answer = body.Length == 0
            ? await api.Send(new HttpMethod(method), $"{address}?{query}", null)
            : await api.Send(new HttpMethod(method), $"{address}?{query}", body, ("Content-Type", mediaType));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("traceId", answer.Text, StringComparison.Ordinal);
        Assert.Contains("dry run", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Contents());
    }

    [Fact]
    public async Task The_dialects_say_first_that_there_is_nothing()
    {
        var nobody = Guid.NewGuid();

        Assert.Equal(HttpStatusCode.NotFound, (await api.Delete("/api/v1/Person/999999?dryRun=true")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Put($"/people/{nobody}?dryRun=true", """{"familyName":"Roe"}""", ("Content-Type", "application/ld+json"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Delete($"/n/v1/identity/{nobody}?dryRun=true")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Post("/n/v1/company?dryRun=true", """{"name":"Tried"}""", ("Authorization", ""))).Status);
    }

    private static bool TakesDryRun(JsonObject operation)
        => operation["parameters"] is JsonArray parameters && parameters.Any(parameter => (string?)parameter!["name"] == "dryRun");

    /// <summary>The names of the answer's members: ids and moments are others each time.</summary>
    private static string ShapeOf(Answer answer)
        => answer.MediaType == "application/json" && answer.Json is JsonObject members ? string.Join(',', members.Select(member => member.Key)) : answer.MediaType!;

    private async Task<IReadOnlyList<(string Verb, JsonObject Operation)>> Writes()
    {
        var document = (await api.Get("/openapi/native.json")).Json!;

        return
        [
            .. document["paths"]!.AsObject()
                .SelectMany(path => path.Value!.AsObject())
                .Where(operation => Verbs.Contains(operation.Key))
                .Select(operation => (operation.Key, operation.Value!.AsObject())),
        ];
    }

    private Task<Answer> Send(string verb, Write write, string query)
    {
        var headers = new List<(string, string)>();

        if (write.Caller is { } caller)
        {
            headers.Add(caller.Bearer);
        }

        if (write.MediaType is { } mediaType)
        {
            headers.Add(("Content-Type", mediaType));
        }

        return api.Send(new HttpMethod(verb.ToUpperInvariant()), $"{write.Path}?{query}", write.Body, [.. headers]);
    }

    /// <summary>Every table with a hash of all its rows.</summary>
    private async Task<Dictionary<string, string>> Contents()
    {
        var contents = new Dictionary<string, string>();

        foreach (var table in await api.Column<string>("select tablename::text from pg_tables where schemaname = current_schema()"))
        {
            contents[table] = await api.Scalar<string>($"select coalesce(md5(string_agg(md5(row::text), '' order by md5(row::text))), '') from \"{table}\" as row");
        }

        return contents;
    }

    private sealed record Write(string Path, string? Body = null)
    {
        public string? MediaType { get; init; }

        public User? Caller { get; init; }
    }

    /// <summary>What the examples write: a person with one item of each kind, definitions and accounts.</summary>
    private sealed record Subjects(JsonNode Whole, string Tag, string OtherTag, string Role, User User, string Disabled, string ApiKey)
    {
        public string Person => "/api/v1/people/" + (string)Whole["personId"]!;

        public string Item(string collection, string id) => (string)Whole[collection]![0]![id]!;

        public static async Task<Subjects> Of(Api api)
        {
            var tag = await api.Given.Tag();
            var person = await api.Post(
                "/api/v1/people",
                $$"""
                {"aliases":[{"firstName":"Jane","lastName":"Doe"}],"addresses":[{"city":"Paris"}],"notes":[{"summary":"Called"}],
                 "entityFields":[{"name":"Tier","stringValue":"Gold"}],"tags":[{"tagId":"{{tag}}"}]}
                """);
            var user = await api.UserWithPassword([.. Permissions.All]);
            var key = await api.Post("/api/v1/apiKeys", null, user.Bearer);
            var disabled = await api.Post("/api/v1/users", $$"""{"username":"{{Guid.NewGuid()}}@example.com","password":"{{Support.Users.Password}}","disabled":true}""");

            return new Subjects(
                person.Json!, tag, await api.Given.Tag(), await api.Role(Permissions.ReadTags), user, (string)disabled["userId"]!, (string)key["apiKeyId"]!);
        }
    }
}
