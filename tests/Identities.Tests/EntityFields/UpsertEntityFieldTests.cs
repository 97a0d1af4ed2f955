using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.EntityFields;

public sealed class UpsertEntityFieldTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Theory]
    [InlineData("\"stringValue\":\"Gold\"", "\"stringValue\":\"Gold\",\"dateValue\":null,\"numberValue\":null,\"boolValue\":null")]
    [InlineData("\"stringValue\":\"\"", "\"stringValue\":\"\",\"dateValue\":null,\"numberValue\":null,\"boolValue\":null")]
    [InlineData("\"dateValue\":\"2026-01-15T13:00:00+01:00\"", "\"stringValue\":null,\"dateValue\":\"2026-01-15T12:00:00Z\",\"numberValue\":null,\"boolValue\":null")]
    [InlineData("\"dateValue\":\"0001-01-01\"", "\"stringValue\":null,\"dateValue\":\"0001-01-01T00:00:00Z\",\"numberValue\":null,\"boolValue\":null")]
    [InlineData("\"numberValue\":7,\"stringValue\":null", "\"stringValue\":null,\"dateValue\":null,\"numberValue\":7,\"boolValue\":null")]
    [InlineData("\"boolValue\":false", "\"stringValue\":null,\"dateValue\":null,\"numberValue\":null,\"boolValue\":false")]
    public async Task A_new_name_adds_a_field_whose_value_is_its_type(string sent, string answered)
    {
        var personId = await api.Given.Person("""{"entityFields":[{"name":"First","boolValue":true}]}""");

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", $$"""{"name":"Loyalty",{{sent}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"entityFieldId":"{{answer["entityFieldId"]}}","name":"Loyalty",{{answered}}}""", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal("First Loyalty", await Names(personId));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.50")]
    [InlineData("0.0")]
    [InlineData("1.0000000000000000000000000000")]
    [InlineData("10000000000000000000000000000")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("1234567890123456789012345678")]
    [InlineData("100")]
    public async Task A_number_is_kept_digit_for_digit(string number)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", $$"""{"name":"Score","numberValue":{{number}}}""");

        Assert.Equal(
            $$"""{"entityFieldId":"{{answer["entityFieldId"]}}","name":"Score","stringValue":null,"dateValue":null,"numberValue":{{number}},"boolValue":null}""",
            answer.Text);
        Assert.Contains($"\"numberValue\":{number},", (await api.Get($"/api/v1/people/{personId}/entityFields")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("1.50E0", "1.50")]
    [InlineData("-25e-2", "-0.25")]
    public async Task A_number_with_an_exponent_is_answered_without_it(string sent, string answered)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", $$"""{"name":"Score","numberValue":{{sent}}}""");

        Assert.Contains($"\"numberValue\":{answered},", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_number_with_other_digits_is_a_change()
    {
        var personId = await api.Given.Person("""{"entityFields":[{"name":"Score","numberValue":1.5}]}""");

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", """{"name":"Score","numberValue":1.50}""");

        Assert.Equal("\"2\"", answer.ETag);
        Assert.Contains("\"numberValue\":1.50,", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_id_the_field_of_this_name_ignoring_case_keeps_its_id_place_and_first_spelling()
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Qualité","stringValue":"Gold"},{"name":"Vip","boolValue":true}]}""");

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", """{"name":"QUALITÉ","stringValue":"Silver"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"entityFieldId":"{{fieldId}}","name":"Qualité","stringValue":"Silver","dateValue":null,"numberValue":null,"boolValue":null}""",
            answer.Text);
        Assert.Equal("Qualité Vip", await Names(personId));
    }

    [Fact]
    public async Task With_its_id_a_field_is_replaced_and_renamed_in_its_place()
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Gold"},{"name":"Vip","boolValue":true}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"entityFieldId":"{{fieldId}}","name":"Level","stringValue":"Gold"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"entityFieldId":"{{fieldId}}","name":"Level","stringValue":"Gold","dateValue":null,"numberValue":null,"boolValue":null}""",
            answer.Text);
        Assert.Equal("Level Vip", await Names(personId));
    }

    [Fact]
    public async Task With_its_id_a_field_takes_another_spelling_of_its_name()
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"tier","stringValue":"Gold"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Gold"}""");

        Assert.Equal("Tier", (string?)answer["name"]);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_value_of_another_type_replaces_the_old_one(bool byId)
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Gold"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields",
            byId ? $$"""{"entityFieldId":"{{fieldId}}","name":"Tier","numberValue":1}""" : """{"name":"Tier","numberValue":1}""");

        Assert.Equal(
            $$"""{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":null,"dateValue":null,"numberValue":1,"boolValue":null}""", answer.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_dictionary_that_only_another_surface_shows_stays(bool byId)
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Gold"}]}""");
        await api.Execute($"update entity_fields set dictionary = 'CustomFields' where entity_field_id = '{fieldId}'");

        await api.Put(
            $"/api/v1/people/{personId}/entityFields",
            byId ? $$"""{"entityFieldId":"{{fieldId}}","name":"Level","numberValue":1}""" : """{"name":"Tier","numberValue":1}""");

        Assert.Equal("CustomFields", await api.Scalar<string>($"select dictionary from entity_fields where entity_field_id = '{fieldId}'"));
    }

    [Theory]
    [InlineData("""{"name":"Tier","numberValue":1.50}""")]
    [InlineData("""{"entityFieldId":"{id}","name":"Tier","dateValue":"2026-01-15T12:00:00Z"}""")]
    public async Task The_same_call_twice_makes_one_version(string template)
    {
        var personId = await api.Given.Person();
        var body = template.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);

        var first = await api.Put($"/api/v1/people/{personId}/entityFields", body);
        var second = await api.Put($"/api/v1/people/{personId}/entityFields", body);

        Assert.Equal("\"2\"", first.ETag);
        Assert.Equal("\"2\"", second.ETag);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and item_table = 'entity_fields'"));
    }

    [Fact]
    public async Task Sixteen_at_once_with_one_name_leave_one_field()
    {
        var personId = await api.Given.Person();

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(number => api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"name":"Score","numberValue":{{number}}}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => (string?)answer["entityFieldId"]).Distinct());
        Assert.Equal("Score", await Names(personId));
        Assert.Equal("\"17\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task An_id_that_nobody_knows_is_given_to_the_new_field()
    {
        var personId = await api.Given.Person();
        var fieldId = Guid.CreateVersion7();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Gold"}""");

        Assert.Equal(fieldId.ToString(), (string?)answer["entityFieldId"]);
    }

    [Fact]
    public async Task An_id_that_nobody_knows_with_the_name_of_another_field_answers_409()
    {
        var personId = await api.Given.Person("""{"entityFields":[{"name":"Tier","stringValue":"Gold"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"entityFieldId":"{{Guid.CreateVersion7()}}","name":"TIER","stringValue":"Silver"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("entity-field-name-taken", answer.Code);
        Assert.NotNull(answer.Error("name"));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task Renaming_a_field_to_the_name_of_another_answers_409()
    {
        var fieldId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Gold"},{"name":"Vip","boolValue":true}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"entityFieldId":"{{fieldId}}","name":"vip","stringValue":"Gold"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("entity-field-name-taken", answer.Code);
        Assert.NotNull(answer.Error("name"));
        Assert.Equal("Tier Vip", await Names(personId));
    }

    [Theory]
    [InlineData("Tier")]
    [InlineData("Vip")]
    public async Task An_id_of_another_persons_field_answers_404_and_moves_nothing(string name)
    {
        var fieldId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"entityFields":[{"entityFieldId":"{{fieldId}}","name":"Tier","stringValue":"Theirs"}]}""");
        var personId = await api.Given.Person("""{"entityFields":[{"name":"Vip","boolValue":true}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", $$"""{"entityFieldId":"{{fieldId}}","name":"{{name}}","stringValue":"Taken"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("entity-field-not-found", answer.Code);
        Assert.Equal("Theirs", (string?)(await api.Get($"/api/v1/people/{other}/entityFields")).Json![0]!["stringValue"]);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"stringValue":"Gold"}""", "name")]
    [InlineData("""{"name":null,"stringValue":"Gold"}""", "name")]
    [InlineData("""{"name":" ","stringValue":"Gold"}""", "name")]
    [InlineData("""{"name":7,"stringValue":"Gold"}""", "name")]
    [InlineData("""{"entityFieldId":"01900000-0000-7000-8000-000000000bad","stringValue":"Gold"}""", "name")]
    [InlineData("""{"name":"Tier"}""", "stringValue")]
    [InlineData("""{"name":"Tier","stringValue":null,"boolValue":null}""", "stringValue")]
    [InlineData("""{"name":"Tier","stringValue":"Gold","boolValue":true}""", "stringValue")]
    [InlineData("""{"name":"Tier","stringValue":7}""", "stringValue")]
    [InlineData("""{"name":"Tier","stringValue":"a\u0000b"}""", "stringValue")]
    [InlineData("""{"name":"Tier","numberValue":"7"}""", "numberValue")]
    [InlineData("""{"name":"Tier","numberValue":1e309}""", "numberValue")]
    [InlineData("""{"name":"Tier","numberValue":12345678901234567890123456789}""", "numberValue")]
    [InlineData("""{"name":"Tier","numberValue":1.50000000000000000000000000000}""", "numberValue")]
    [InlineData("""{"name":"Tier","numberValue":0.00000000000000000000000000001}""", "numberValue")]
    [InlineData("""{"name":"Tier","dateValue":"yesterday"}""", "dateValue")]
    [InlineData("""{"name":"Tier","dateValue":20260115}""", "dateValue")]
    [InlineData("""{"name":"Tier","boolValue":"true"}""", "boolValue")]
    [InlineData("""{"name":"Tier","stringValue":"Gold","entityFieldId":"7"}""", "entityFieldId")]
    [InlineData("""{"name":"Tier","stringValue":"Gold","entityFieldId":"00000000-0000-0000-0000-000000000000"}""", "entityFieldId")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("name", 256)]
    [InlineData("stringValue", 8192)]
    public async Task A_text_of_the_greatest_length_is_kept_and_one_more_character_answers_400(string field, int length)
    {
        var personId = await api.Given.Person();

        var longest = await api.Put($"/api/v1/people/{personId}/entityFields", Body(length));
        var longer = await api.Put($"/api/v1/people/{personId}/entityFields", Body(length + 1));

        Assert.Equal(new string('é', length), (string?)longest[field]);
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
        Assert.NotNull(longer.Error(field));

        string Body(int characters) => $$"""{"name":"Tier","stringValue":"Gold","{{field}}":"{{new string('é', characters)}}"}""";
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"name":"Tier",}""")]
    public async Task A_body_that_is_no_JSON_object_answers_400(string body)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"Tier","stringValue":"Gold"}""")]
    public async Task An_unknown_person_answers_404_before_the_body_is_judged(string body)
    {
        var answer = await api.Put($"/api/v1/people/{Unknown}/entityFields", body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"1\"", """{"name":"Tier","stringValue":"Late"}""")]
    [InlineData("If-Match", "\"1\"", "{}")]
    [InlineData("If-None-Match", "*", """{"name":"Tier","stringValue":"Late"}""")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_writes_nothing(string header, string value, string body)
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/entityFields", """{"name":"Tier","stringValue":"Gold"}""");

        var answer = await api.Put($"/api/v1/people/{personId}/entityFields", body, (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal("Gold", (string?)(await api.Get($"/api/v1/people/{personId}/entityFields")).Json![0]!["stringValue"]);
    }

    [Fact]
    public async Task The_version_that_If_Match_names_is_written_and_answered_with_the_new_one()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/entityFields", """{"name":"Tier","stringValue":"Gold"}""", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put(
            $"/api/v1/people/{Unknown}/entityFields", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private async Task<string> Names(string personId)
    {
        var fields = await api.Get($"/api/v1/people/{personId}/entityFields");
        return string.Join(' ', fields.Json!.AsArray().Select(field => (string?)field!["name"]));
    }
}
