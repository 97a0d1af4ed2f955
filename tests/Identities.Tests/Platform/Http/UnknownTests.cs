using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>Nothing that the service does not know is taken for understood on its own operations.</summary>
public sealed class UnknownTests(Api api) : IClassFixture<Api>
{
    private const string JsonPatch = "application/json-patch+json";
    private const string MergePatch = "application/merge-patch+json";
    private const string Lines = "application/x-ndjson";

    [Theory]
    [InlineData("GET", "/api/v1/people/{person}")]
    [InlineData("PATCH", "/api/v1/people/{person}")]
    [InlineData("DELETE", "/api/v1/people/{person}")]
    [InlineData("GET", "/api/v1/people?tagId={tag}")]
    [InlineData("GET", "/api/v1/people/entityField/Tier/entityValue/Gold")]
    [InlineData("POST", "/api/v1/people")]
    [InlineData("POST", "/api/v1/people/import")]
    [InlineData("GET", "/api/v1/people/export")]
    [InlineData("GET", "/api/v1/people/{person}/changes")]
    [InlineData("GET", "/api/v1/changes")]
    [InlineData("GET", "/api/v1/people/{person}/aliases")]
    [InlineData("PUT", "/api/v1/people/{person}/aliases")]
    [InlineData("GET", "/api/v1/people/{person}/tags")]
    [InlineData("GET", "/api/v1/people/{person}/notes")]
    [InlineData("GET", "/api/v1/people/{person}/addresses")]
    [InlineData("GET", "/api/v1/people/{person}/entityFields")]
    [InlineData("GET", "/api/v1/Tags")]
    [InlineData("GET", "/api/v1/Tags/{tag}")]
    [InlineData("PUT", "/api/v1/Tags/{tag}")]
    [InlineData("DELETE", "/api/v1/Tags/{tag}")]
    [InlineData("GET", "/api/v1/users")]
    [InlineData("POST", "/api/v1/users")]
    [InlineData("GET", "/api/v1/roles")]
    [InlineData("GET", "/api/v1/permissions")]
    [InlineData("GET", "/api/v1/apiKeys")]
    [InlineData("GET", "/api/v1/renewToken")]
    [InlineData("POST", "/api/v1/authenticate")]
    [InlineData("GET", "/auth/v1/user/profile")]
    [InlineData("PUT", "/auth/v1/user/password")]
    [InlineData("GET", "/identities/api/v1/people/{person}")]
    public async Task An_unknown_query_parameter_answers_400_unknown_parameter_and_nothing_is_stored(string method, string path)
    {
        var (person, tag) = (await api.Given.Person(), await api.Given.Tag());
        var address = path.Replace("{person}", person, StringComparison.Ordinal).Replace("{tag}", tag, StringComparison.Ordinal);
        var before = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await Send(method, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf=2026-01-01");

        Assert.Equal((HttpStatusCode.BadRequest, "unknown-parameter"), (answer.Status, answer.Code));
        Assert.NotNull(answer.Error("asOf"));
        Assert.Equal(before, await api.Scalar<long>("select count(*) from logged_changes"));
    }

    [Theory]
    [InlineData("fields=aliases")]
    [InlineData("surface=superoffice")]
    [InlineData("shape[]=keyed")]
    [InlineData("_shape=keyed")]
    [InlineData("%73hapes=keyed")]
    [InlineData("=1")]
    [InlineData("limit=1")]
    [InlineData("shape=keyed&Fields=aliases")]
    public async Task A_misspelt_or_misplaced_parameter_is_unknown_too(string query)
        => Assert.Equal("unknown-parameter", (await api.Get($"/api/v1/people/{await api.Given.Person()}?{query}")).Code);

    [Theory]
    [InlineData("shape=keyed")]
    [InlineData("SHAPE=keyed")]
    [InlineData("_=1700000000000")]
    [InlineData("shape=list&_=1")]
    [InlineData("&&")]
    [InlineData("")]
    public async Task Known_ones_and_what_libraries_add_against_caches_are_taken(string query)
        => Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/people/{await api.Given.Person()}?{query}")).Status);

    [Fact]
    public async Task What_comes_before_it_is_answered_first()
    {
        var (person, nobody) = (await api.Given.Person(), Guid.NewGuid());

        Assert.Equal("person-not-found", (await api.Get($"/api/v1/people/{nobody}?asOf=1")).Code);
        Assert.Equal("person-not-found", (await api.Get($"/api/v1/people/{nobody}/aliases?asOf=1")).Code);
        Assert.Equal("person-not-found", (await api.Put($"/api/v1/people/{nobody}/aliases?asOf=1", "{}")).Code);
        Assert.Equal("tag-not-found", (await api.Get($"/api/v1/Tags/{nobody}?asOf=1")).Code);
        Assert.Equal("user-not-found", (await api.Delete($"/api/v1/users/{nobody}?asOf=1")).Code);
        Assert.Equal("precondition-failed", (await api.Delete($"/api/v1/people/{person}?asOf=1", ("If-Match", "\"99\""))).Code);
        Assert.Equal("unauthenticated", (await api.Get($"/api/v1/people/{person}?asOf=1", ("Authorization", ""))).Code);
        Assert.Equal("permission-missing", (await api.Get($"/api/v1/people/{person}?asOf=1", ("Authorization", "Bearer " + api.Token("Read Tags")))).Code);
        Assert.Equal("unsupported-media-type", (await api.Patch($"/api/v1/people/{person}?asOf=1", "{}", ("Content-Type", "text/plain"))).Code);
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/people/{person}")).Status);
    }

    [Fact]
    public async Task Every_documented_parameter_is_known_to_its_operation()
    {
        var document = (await api.Get("/openapi/native.json")).Json!;
        var checkedParameters = 0;

        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (verb, operation) in operations!.AsObject())
            {
                var names = (operation!["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! == "query").Select(parameter => (string)parameter!["name"]!);

                foreach (var name in names)
                {
                    var answer = await Send(verb.ToUpperInvariant(), $"{path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}?{name}=?");
                    Assert.NotEqual("unknown-parameter", answer.Code);
                    checkedParameters++;
                }
            }
        }

        Assert.True(checkedParameters > 40);
    }

    [Theory]
    [InlineData("""{"alias":[]}""", "/alias")]
    [InlineData("""{"Aliases":[]}""", "/Aliases")]
    [InlineData("""{"aliases":[{"FirstName":"Jane"}]}""", "/aliases/0/FirstName")]
    [InlineData("""{"aliases":[{"firstName":"Jane"},{"firstName":"Jane","FIRSTNAME":"Janet"}]}""", "/aliases/1/FIRSTNAME")]
    [InlineData("""{"aliases":[{"first_name":"Jane"}]}""", "/aliases/0/first_name")]
    [InlineData("""{"aliases":[{"first\u004eame":"Jane","a/b~c":1}]}""", "/aliases/0/a~1b~0c")]
    [InlineData("""{"addresses":[{"City":"Paris"}]}""", "/addresses/0/City")]
    [InlineData("""{"notes":[{"summary":"Called","text":"x"}]}""", "/notes/0/text")]
    [InlineData("""{"tags":[{"tag":"x"}]}""", "/tags/0/tag")]
    [InlineData("""{"entityFields":[{"name":"Tier","value":"Gold"}]}""", "/entityFields/0/value")]
    [InlineData("""{"":1}""", "/")]
    [InlineData("""{"email":null}""", "/email")]
    public async Task A_member_that_a_person_does_not_have_answers_400_unknown_member_with_its_pointer(string body, string pointer)
    {
        var before = await api.Scalar<long>("select count(*) from people");

        var created = await api.Post("/api/v1/people", body);
        var imported = await api.Post("/api/v1/people/import", body, ("Content-Type", Lines));
        var line = JsonNode.Parse(imported.Text)!;

        Assert.Equal((HttpStatusCode.BadRequest, "unknown-member", pointer), (created.Status, created.Code, (string?)created["pointer"]));
        Assert.Equal(("failed", "unknown-member", pointer), ((string?)line["outcome"], (string?)line["problem"]!["code"], (string?)line["problem"]!["pointer"]));
        Assert.Equal(before, await api.Scalar<long>("select count(*) from people"));
    }

    [Theory]
    [InlineData("""{"aliases":[{"firstName":"Jane","firstName":"Janet"}]}""", "aliases[0].firstName")]
    [InlineData("""{"aliases":[{"lastName":"Doe"}],"aliases":[]}""", "aliases")]
    public async Task A_member_that_stands_twice_answers_400(string body, string field)
    {
        var answer = await api.Post("/api/v1/people", body);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (answer.Status, answer.Code));
        Assert.Equal("Is there twice.", answer.Error(field));
    }

    [Theory]
    [InlineData(MergePatch, "", """{"alias":[]}""", "/alias")]
    [InlineData(MergePatch, "", """{"alias":null}""", "/alias")]
    [InlineData(MergePatch, "", """{"aliases":[{"FirstName":"Jane"}]}""", "/aliases/0/FirstName")]
    [InlineData(MergePatch, "?shape=keyed", """{"aliases":{"{alias}":{"FirstName":"Janet"}}}""", "/aliases/{alias}/FirstName")]
    [InlineData(MergePatch, "?shape=keyed", """{"aliases":{"{new}":{"FirstName":null}}}""", "/aliases/{new}/FirstName")]
    [InlineData(JsonPatch, "", """[{"op":"add","path":"/aliases/-","value":{"FirstName":"Janet"}}]""", "/aliases/1/FirstName")]
    [InlineData(JsonPatch, "", """[{"op":"replace","path":"/aliases","value":[{"firstName":"Jane","FirstName":"Janet"}]}]""", "/aliases/0/FirstName")]
    [InlineData(JsonPatch, "", """[{"op":"replace","path":"/aliases/0","value":{"firstname":"Janet"}}]""", "/aliases/0/firstname")]
    [InlineData(JsonPatch, "?shape=keyed", """[{"op":"add","path":"/notes/{new}","value":{"summary":"Called","Body":"x"}}]""", "/notes/{new}/Body")]
    public async Task A_patch_that_brings_one_answers_400_unknown_member_with_its_pointer(string mediaType, string query, string patch, string pointer)
    {
        var person = (await api.Get($"/api/v1/people/{await api.Given.Person()}")).Json!;
        var path = $"/api/v1/people/{(string)person["personId"]!}";
        var (alias, fresh) = ((string)person["aliases"]![0]!["personAliasId"]!, Guid.NewGuid().ToString());

        var answer = await api.Patch(path + query, Fill(patch), ("Content-Type", mediaType));

        Assert.Equal((HttpStatusCode.BadRequest, "unknown-member", Fill(pointer)), (answer.Status, answer.Code, (string?)answer["pointer"]));
        Assert.Equal(person.ToJsonString(), (await api.Get(path)).Json!.ToJsonString());
        Assert.Equal("person-not-found", (await api.Patch($"/api/v1/people/{fresh}{query}", Fill(patch), ("Content-Type", mediaType))).Code);

        string Fill(string text) => text.Replace("{alias}", alias, StringComparison.Ordinal).Replace("{new}", fresh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"firstName":"Jane","FIRSTNAME":"Janet","nickName":"J"}""")]
    [InlineData("""{"FIRSTNAME":"Janet","firstName":"Jane"}""")]
    public async Task The_documented_PUTs_ignore_unknown_members_and_other_spellings(string body)
    {
        var answer = await api.Put($"/api/v1/people/{await api.Given.Person()}/aliases", body);

        Assert.Equal((HttpStatusCode.OK, "Jane"), (answer.Status, (string?)answer["firstName"]));
    }

    [Fact]
    public async Task What_GET_and_export_answer_may_be_sent_back()
    {
        var tag = await api.Given.Tag();
        var person = await api.Given.Person(
            $$"""
            {"aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Paris"}],"entityFields":[{"name":"Tier","boolValue":true}],
             "tags":[{"tagId":"{{tag}}"}],"notes":[{"body":"Called"}]}
            """);
        var read = await api.Get($"/api/v1/people/{person}");

        await api.Execute($"delete from people where person_id = '{person}'");
        await api.Execute($"delete from deleted_people where person_id = '{person}'");
        var made = await api.Post("/api/v1/people", read.Text);

        Assert.Equal((HttpStatusCode.OK, read.Text), (made.Status, made.Text));
        Assert.Equal("person-exists", (await api.Post("/api/v1/people", read.Text)).Code);

        await api.Delete($"/api/v1/people/{person}");
        Assert.Equal((HttpStatusCode.Conflict, "person-deleted"), (await api.Post("/api/v1/people", read.Text)) is var gone ? (gone.Status, gone.Code) : default);
    }

    private Task<Answer> Send(string method, string address) => method switch
    {
        "PATCH" => api.Patch(address, "{}", ("Content-Type", MergePatch)),
        "POST" when address.Contains("/import", StringComparison.Ordinal) => api.Post(address, "{}", ("Content-Type", Lines)),
        "POST" or "PUT" => api.Send(new HttpMethod(method), address, "{}"),
        _ => api.Send(new HttpMethod(method), address, null),
    };
}
