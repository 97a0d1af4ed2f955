using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Aliases;

public sealed class UpsertAliasTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Without_an_id_a_name_is_added_behind_the_others()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Janet","title":"Dr."}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"personAliasId":"{{answer["personAliasId"]}}","firstName":"Janet","lastName":null,"middleName":null,"title":"Dr."}""",
            answer.Text);
        var aliases = await api.Get($"/api/v1/people/{personId}/aliases");
        Assert.Equal(["Jane", "Janet"], aliases.Json!.AsArray().Select(alias => (string?)alias!["firstName"]));
    }

    [Fact]
    public async Task With_the_id_of_an_alias_it_is_replaced_in_its_place()
    {
        var personId = await api.Given.Person();
        var aliases = await api.Get($"/api/v1/people/{personId}/aliases");
        var aliasId = (string)aliases.Json![0]!["personAliasId"]!;
        await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Second"}""");

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","lastName":"Roe"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        aliases = await api.Get($"/api/v1/people/{personId}/aliases");
        Assert.Equal(2, aliases.Json!.AsArray().Count);
        Assert.Equal("Roe", (string?)aliases.Json[0]!["lastName"]);
        Assert.Null(aliases.Json[0]!["firstName"]);
    }

    [Fact]
    public async Task The_same_call_twice_makes_one_version()
    {
        var personId = await api.Given.Person();
        var body = $$"""{"personAliasId":"{{Guid.CreateVersion7()}}","firstName":"Janet"}""";

        var first = await api.Put($"/api/v1/people/{personId}/aliases", body);
        var second = await api.Put($"/api/v1/people/{personId}/aliases", body);

        Assert.Equal("\"2\"", first.ETag);
        Assert.Equal("\"2\"", second.ETag);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and version = 2"));
    }

    [Fact]
    public async Task An_id_that_nobody_knows_is_given_to_the_new_alias()
    {
        var personId = await api.Given.Person();
        var aliasId = Guid.CreateVersion7();

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","firstName":"Janet"}""");

        Assert.Equal(aliasId.ToString(), (string?)answer["personAliasId"]);
    }

    [Fact]
    public async Task An_id_of_another_persons_alias_answers_404_and_moves_nothing()
    {
        var other = await api.Given.Person();
        var aliasId = (string)(await api.Get($"/api/v1/people/{other}/aliases")).Json![0]!["personAliasId"]!;
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","firstName":"Mallory"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("alias-not-found", answer.Code);
        Assert.Equal("Jane", (string?)(await api.Get($"/api/v1/people/{other}/aliases")).Json![0]!["firstName"]);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("""{}""", "firstName")]
    [InlineData("""{"title":"Dr."}""", "firstName")]
    [InlineData("""{"firstName":" "}""", "firstName")]
    [InlineData("""{"firstName":7}""", "firstName")]
    [InlineData("""{"firstName":"Jane","lastName":["Doe"]}""", "lastName")]
    [InlineData("""{"firstName":"Jane","middleName":"a\u0000b"}""", "middleName")]
    [InlineData("""{"firstName":"Jane","middleName":"\ud800"}""", "middleName")]
    [InlineData("""{"firstName":"Jane","personAliasId":"7"}""", "personAliasId")]
    [InlineData("""{"firstName":"Jane","personAliasId":"00000000-0000-0000-0000-000000000000"}""", "personAliasId")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task A_name_of_256_characters_is_kept_and_one_more_answers_400()
    {
        var personId = await api.Given.Person();

        var longest = await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"firstName":"{{new string('é', 256)}}"}""");
        var longer = await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"firstName":"{{new string('é', 257)}}"}""");

        Assert.Equal(new string('é', 256), (string?)longest["firstName"]);
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
    }

    [Fact]
    public async Task Thirty_two_new_names_at_once_all_land_each_in_a_version_of_its_own()
    {
        var personId = await api.Given.Person();

        var answers = await Task.WhenAll(Enumerable.Range(1, 32).Select(number => api.Put(
            $"/api/v1/people/{personId}/aliases", $$"""{"firstName":"Name {{number}}"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(
            Enumerable.Range(2, 32).Select(version => $"\"{version}\"").Order(StringComparer.Ordinal),
            answers.Select(answer => answer.ETag).Order(StringComparer.Ordinal));
        Assert.Equal(33, (await api.Get($"/api/v1/people/{personId}/aliases")).Json!.AsArray().Count);
        Assert.Equal("2-33 32 32", await api.Scalar<string>(
            $"""
            select min(version) || '-' || max(version) || ' ' || count(distinct version) || ' ' || count(distinct after -> 'position')
            from   logged_changes
            where  person_id = '{personId}' and version > 1 and item_table = 'aliases' and before is null
            """));
    }

    [Fact]
    public async Task Of_thirty_two_replacements_at_once_each_is_logged_with_what_the_one_before_it_left()
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"Jane"}]}""");

        var answers = await Task.WhenAll(Enumerable.Range(1, 32).Select(number => api.Put(
            $"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","firstName":"Name {{number}}"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal("\"33\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
        Assert.Equal(32, await api.Scalar<long>(
            $"""
            select count(*)
            from   change later
            join   change earlier using (person_id, item_table, item_id)
            where  person_id = '{personId}' and item_id = '{aliasId}'
            and    later.version = earlier.version + 1
            and    later.before = earlier.after
            """));
    }

    [Fact]
    public async Task An_unknown_person_answers_404_before_the_body_is_judged()
    {
        var answer = await api.Put($"/api/v1/people/{Unknown}/aliases", "{}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_version_that_If_Match_does_not_name_answers_412_with_the_current_one_and_writes_nothing()
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Janet"}""");

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Late"}""", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal(2, (await api.Get($"/api/v1/people/{personId}/aliases")).Json!.AsArray().Count);
    }

    [Fact]
    public async Task To_write_only_where_nobody_is_answers_412_for_a_person_who_is()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Janet"}""", ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task The_version_that_If_Match_names_is_written_and_answered_with_the_new_one()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Janet"}""", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put(
            $"/api/v1/people/{Unknown}/aliases", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
