using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class PersonSchemaTests(Api api) : IClassFixture<Api>
{
    private const string Whole =
        """
        {"Firstname":"Jane","Lastname":"Doe","Title":"Engineer","BirthDate":"1990-02-03T00:00:00","Emails":[{"Value":"jane@example.com"}],
        "Description":"Text","MobilePhones":[{"Value":"+4712345678"}],"Urls":[{"Value":"https://example.com"}],"Country":{"CountryId":578},
        "Address":{"Street":{"City":"Oslo"}},"CustomFields":{"x_a":"1"},
        "Consents":[{"ConsentPurposeKey":"STORE","ConsentSourceKey":"API","LegalBaseKey":"61A"}]}
        """;

    [Theory]
    [InlineData("", "PersonEntityWithLinks")]
    [InlineData("/Simple", "SimplePerson")]
    public async Task The_documented_types_have_the_members_that_answers_have_in_their_order(string form, string type)
    {
        var path = await api.SuperOfficePerson(Whole);
        var document = (await api.Get("/openapi/superoffice.json")).Json!;

        var answer = await api.Get(path + form);

        Agree(document, new JsonObject { ["$ref"] = "#/components/schemas/" + type }, answer.Json, type);
    }

    [Fact]
    public async Task The_documented_item_of_a_list_has_the_members_that_answers_have_in_their_order()
    {
        var document = (await api.Get("/openapi/superoffice.json")).Json!;

        var answer = await api.Get("/api/v1/MDOList/country");

        Agree(document, new JsonObject { ["$ref"] = "#/components/schemas/SelectableMDOListItem" }, answer.Json![0], "item");
    }

    private static void Agree(JsonNode document, JsonNode schema, JsonNode? value, string path)
    {
        schema = schema["anyOf"]?[0] ?? schema;

        if (schema["$ref"] is { } reference)
        {
            schema = document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!;
        }

        switch (value)
        {
            case JsonObject members when schema["additionalProperties"] is { } entry:
                Assert.All(members, member => Agree(document, entry, member.Value, $"{path}/{member.Key}"));
                break;

            case JsonObject members:
                var documented = schema["properties"]!.AsObject();
                Assert.Equal((path, string.Join(", ", documented.Select(member => member.Key))), (path, string.Join(", ", members.Select(member => member.Key))));
                Assert.All(members, member => Agree(document, documented[member.Key]!, member.Value, $"{path}/{member.Key}"));
                break;

            case JsonArray items:
                Assert.All(items, (item, place) => Agree(document, schema["items"]!, item, $"{path}/{place}"));
                break;

            case null:
                break;

            default:
                var kind = value.GetValueKind().ToString();
                var types = schema["type"] is JsonArray several ? several.Select(type => (string)type!) : [(string)schema["type"]!];
                Assert.Contains(types, type => type is "integer" or "number" ? kind == "Number" : type == "boolean" ? kind is "True" or "False" : type == "string" && kind == "String");
                break;
        }
    }
}
