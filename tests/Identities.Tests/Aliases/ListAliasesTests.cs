using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Aliases;

public sealed class ListAliasesTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Names_are_listed_in_the_order_they_were_given_the_primary_one_first()
    {
        var (second, first) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var personId = await api.Given.Person(
            $$"""
            {"aliases":[
              {"personAliasId":"{{first}}","firstName":"Jane","lastName":"Doe","middleName":"Q.","title":"Dr."},
              {"personAliasId":"{{second}}","lastName":"Roe"}
            ]}
            """);

        var answer = await api.Get($"/api/v1/people/{personId}/aliases");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""[{"personAliasId":"{{first}}","firstName":"Jane","lastName":"Doe","middleName":"Q.","title":"Dr."},"""
            + $$"""{"personAliasId":"{{second}}","firstName":null,"lastName":"Roe","middleName":null,"title":null}]""",
            answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task Without_names_the_list_is_empty()
    {
        var personId = await api.Given.Person("{}");

        var answer = await api.Get($"/api/v1/people/{personId}/aliases");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("[]", answer.Text);
    }

    [Fact]
    public async Task The_version_that_the_caller_holds_answers_304()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/aliases", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task A_name_given_since_is_answered_under_a_new_entity_tag()
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Janet"}""");

        var answer = await api.Get($"/api/v1/people/{personId}/aliases", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}/aliases");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_malformed_id_answers_404()
    {
        var answer = await api.Get("/api/v1/people/7/aliases");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get(
            $"/api/v1/people/{Unknown}/aliases", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
