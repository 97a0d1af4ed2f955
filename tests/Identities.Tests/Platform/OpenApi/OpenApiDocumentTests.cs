using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Http;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.OpenApi;

public sealed class OpenApiDocumentTests(Api api) : IClassFixture<Api>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("identities", "3.1")]
    [InlineData("identities-3.0", "3.0")]
    [InlineData("native", "3.1")]
    [InlineData("native-3.0", "3.0")]
    [InlineData("superoffice", "3.1")]
    [InlineData("superoffice-3.0", "3.0")]
    [InlineData("baack", "3.1")]
    [InlineData("baack-3.0", "3.0")]

    [InlineData("rogerroger", "3.1")]
    [InlineData("rogerroger-3.0", "3.0")]
    public async Task Each_document_is_answered_without_a_token_in_both_versions(string name, string version)
    {
        var answer = await api.Get($"/openapi/{name}.json", ("Authorization", ""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith(version, (string)answer["openapi"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/identities/swagger/v1/swagger.json")]
    public async Task Native_clients_find_the_native_document_where_they_look(string path)
    {
        var answer = await api.Get(path, ("Authorization", ""));

        var document = await api.Get(answer.Header("Location") ?? path, ("Authorization", ""));
        Assert.NotNull(document["paths"]!["/api/v1/people/{personId}"]);
    }

    [Fact]
    public async Task Swagger_UI_shows_every_document()
    {
        var page = await api.Get("/swagger/index.html", ("Authorization", ""));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("/openapi/identities.json", page.Text, StringComparison.Ordinal);
        Assert.Contains("/openapi/native.json", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_setting_turns_documents_and_Swagger_UI_off()
    {
        await using var silent = await Api.Start(api.ConnectionString, api.Clock, "--OpenApi:Enabled", "false");
        using var client = new HttpClient { BaseAddress = new Uri(silent.Urls.First()) };

        var document = await client.GetAsync(new Uri("/openapi/identities.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await client.GetAsync(new Uri("/swagger/index.html", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, document.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        await silent.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Operation_ids_are_the_names_of_the_slices()
    {
        var slices = typeof(IEndpoint).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IEndpoint)))
            .Select(Slice)
            .Order(StringComparer.Ordinal);

        var document = await Document("identities");

        var ids = Operations(document).Select(operation => (string)operation["operationId"]!).Order(StringComparer.Ordinal);
        Assert.Equal(slices, ids);
    }

    [Fact]
    public async Task Every_operation_names_its_security_its_answers_and_the_parameters_of_its_path()
    {
        var document = await Document("identities");

        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (_, operation) in item!.AsObject())
            {
                var id = (string)operation!["operationId"]!;
                var responses = operation["responses"]!.AsObject();
                Assert.True(id == "Authenticate" || operation["security"] is not null, $"{id} names no security scheme");
                Assert.NotEmpty((string)operation["summary"]!);
                Assert.Contains("500", responses);
                // Baack answers JSON whatever a caller likes, and 404 to whoever may not.
                Assert.Equal(!id.StartsWith("Baack", StringComparison.Ordinal), responses.ContainsKey("406"));
                Assert.True(id.StartsWith("Baack", StringComparison.Ordinal) ? responses.ContainsKey("404") && !responses.ContainsKey("401") : true);
                Assert.All(responses, response => Assert.NotEmpty((string)response.Value!["description"]!));

                var named = (operation["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! == "path").Select(parameter => (string)parameter!["name"]!);
                var inPath = path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'));
                Assert.Equal(inPath, named);
            }
        }
    }

    [Theory]
    [InlineData("identities")]
    [InlineData("identities-3.0")]
    public async Task Generators_find_every_reference_no_bare_choice_and_numbers_as_numbers(string name)
    {
        var document = await Document(name);

        foreach (var node in Nodes(document))
        {
            if (node is not JsonObject schema)
            {
                continue;
            }

            Assert.Null(schema["oneOf"]);

            if (schema["$ref"] is JsonValue reference)
            {
                var component = reference.GetValue<string>().Split('/')[^1];
                Assert.NotNull(document["components"]!["schemas"]![component]);
            }

            if (schema["type"] is JsonArray types)
            {
                Assert.Single(types, type => (string)type! != "null");
            }
        }
    }

    [Fact]
    public async Task Schemas_are_the_contracts_words_and_none_of_the_frameworks()
    {
        var document = await Document("identities");

        var names = document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key);
        var own = typeof(IEndpoint).Assembly.GetExportedTypes().Select(type => type.Name).Concat(Carriers(PersonMembers.Person)).Append("SuperOfficeAddress").ToHashSet();
        Assert.All(names, name => Assert.Contains(name, own));
    }

    [Fact]
    public async Task The_document_is_what_was_last_agreed_on()
    {
        var agreed = Checkout.File("tests", "Identities.Tests", "Platform", "OpenApi", "identities.json");
        var document = await Document("identities");
        document.AsObject().Remove("servers");
        var text = document.ToJsonString(Readable) + "\n";

        if (Environment.GetEnvironmentVariable("AGREE_ON_OPENAPI") == "yes")
        {
            await File.WriteAllTextAsync(agreed, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(agreed, TestContext.Current.CancellationToken), text);
    }

    // The carriers of SuperOffice are described by their shapes; the native surface has an Address, too.
    private static IEnumerable<string> Carriers(Shape shape)
        => shape.Members.Select(member => member.Shape).Append(shape.Item).OfType<Shape>().SelectMany(Carriers).Append(shape.TypeName);

    /// <summary>The name of an operation: that of its folder, behind that of its dialect.</summary>
    private static string Slice(Type endpoint)
    {
        var words = endpoint.Namespace!.Split('.');
        return (words[1] == "Dialects" ? words[2] : "") + words[^1];
    }

    private async Task<JsonNode> Document(string name) => (await api.Get($"/openapi/{name}.json", ("Authorization", ""))).Json!;

    private static IEnumerable<JsonNode> Operations(JsonNode document)
        => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!));

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        yield return node;

        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };

        foreach (var inner in children.OfType<JsonNode>().SelectMany(Nodes))
        {
            yield return inner;
        }
    }
}
