using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Aliases;

public sealed class DeleteAliasTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_deleted_alias_is_gone_and_logged()
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"First"},{"firstName":"Second"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        var aliases = await api.Get($"/api/v1/people/{personId}/aliases");
        Assert.Equal(["Second"], aliases.Json!.AsArray().Select(alias => (string?)alias!["firstName"]));
        Assert.Equal(1, await api.Scalar<long>(
            $"""
            select count(*) from logged_changes
            where  person_id = '{personId}' and version = 2 and item_table = 'aliases' and item_id = '{aliasId}'
            and    before ->> 'first_name' = 'First' and after is null
            """));
    }

    [Fact]
    public async Task Without_the_primary_name_the_next_one_is_the_first()
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"First"},{"firstName":"Second"},{"firstName":"Third"}]}""");

        await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");

        var aliases = await api.Get($"/api/v1/people/{personId}/aliases");
        Assert.Equal(["Second", "Third"], aliases.Json!.AsArray().Select(alias => (string?)alias!["firstName"]));
    }

    [Fact]
    public async Task The_last_name_may_go_too()
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"Jane"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");

        Assert.Equal("true", answer.Text);
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{personId}/aliases")).Text);
    }

    [Fact]
    public async Task The_second_deletion_answers_404_and_makes_no_version()
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"First"}]}""");
        await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("alias-not-found", answer.Code);
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task An_unknown_alias_answers_404_alias_not_found()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("alias-not-found", answer.Code);
    }

    [Fact]
    public async Task Another_persons_alias_answers_404_and_stays()
    {
        var aliasId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"Theirs"}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("alias-not-found", answer.Code);
        Assert.Single((await api.Get($"/api/v1/people/{other}/aliases")).Json!.AsArray());
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}/aliases/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_malformed_id_answers_404()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/7");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"7\"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_deletes_nothing(string header, string value)
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"First"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Single((await api.Get($"/api/v1/people/{personId}/aliases")).Json!.AsArray());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Delete(
            $"/api/v1/people/{Unknown}/aliases/{Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
