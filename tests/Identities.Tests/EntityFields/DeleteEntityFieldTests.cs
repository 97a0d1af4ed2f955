using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.EntityFields;

public sealed class DeleteEntityFieldTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_deleted_field_is_gone_and_logged()
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"First","boolValue":true},{"name":"Second","boolValue":true}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/entityFields/{fieldId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        var fields = await api.Get($"/api/v1/people/{personId}/entityFields");
        Assert.Equal(["Second"], fields.Json!.AsArray().Select(field => (string?)field!["name"]));
        Assert.Equal(1, await api.Scalar<long>(
            $"""
            select count(*) from logged_changes
            where  person_id = '{personId}' and version = 2 and item_table = 'entity_fields' and item_id = '{fieldId}'
            and    before ->> 'name' = 'First' and after is null
            """));
    }

    [Fact]
    public async Task The_second_deletion_answers_404_and_makes_no_version()
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"First","boolValue":true}]}""");
        await api.Delete($"/api/v1/people/{personId}/entityFields/{fieldId}");

        var answer = await api.Delete($"/api/v1/people/{personId}/entityFields/{fieldId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("entity-field-not-found", answer.Code);
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task An_unknown_field_answers_404_entity_field_not_found()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/entityFields/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("entity-field-not-found", answer.Code);
    }

    [Fact]
    public async Task Another_persons_field_answers_404_and_stays()
    {
        var fieldId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Theirs","boolValue":true}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/entityFields/{fieldId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("entity-field-not-found", answer.Code);
        Assert.Single((await api.Get($"/api/v1/people/{other}/entityFields")).Json!.AsArray());
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}/entityFields/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_malformed_id_answers_404()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/entityFields/7");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"7\"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_deletes_nothing(string header, string value)
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"First","boolValue":true}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/entityFields/{fieldId}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Single((await api.Get($"/api/v1/people/{personId}/entityFields")).Json!.AsArray());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Delete(
            $"/api/v1/people/{Unknown}/entityFields/{Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
