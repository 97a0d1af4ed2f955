using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using Identities.Platform.Http;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>Requests that nobody would send in earnest, to every route there is: whatever a caller sends, it is never the service that broke.</summary>
public sealed class HostileRequestTests(Api api) : IClassFixture<Api>
{
    private const int PerRoute = 25;

    private static readonly string[] Texts =
    [
        "\"\"", "\" \"", "\"Jane\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"", "\"😀\"", "\"'; drop table people; --\"", "\"%s%n{0}\"",
        "\"../../etc/passwd\"", "\"2026-06-16T18:32:05Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"99999999.00:00:00\"",
        "\"-00:00:01\"", "\"10675199.02:48:05.4775807\"", "\"01900000-0000-7000-8000-00000000dead\"", "\"00000000-0000-0000-0000-000000000000\"",
        $"\"{new string('x', 5000)}\"", $"\"{new string('é', 20_000)}\"",
    ];

    private static readonly string[] Others =
    [
        "null", "true", "false", "0", "-0", "-1", "1e309", "-1e309", "1e-400", "1.0000000000000000000000000000000000001", "99999999999999999999999999999",
        "1e28", "[]", "{}", "[null]", "[[[[[]]]]]", "[{}]", "{\"\":{}}", "[1,\"x\",{}]",
    ];

    private static readonly string[] Names =
    [
        "personAliasId", "firstName", "lastName", "middleName", "title", "tagId", "created", "expires", "personTagId", "tagName", "disabled", "description",
        "defaultExpirePeriod", "aliases", "addresses", "entityFields", "tags", "notes", "username", "password", "entityFieldId", "name", "stringValue",
        "dateValue", "numberValue", "boolValue", "noteId", "summary", "body", "author", "sharedId", "personAddressId", "street", "country", "FIRSTNAME",
        "urn", "url", "owner", "companies", "birthDate", "givenName", "email", "number", "type", "countryCode", "domain", "token", "parentCompany",
        "\\u0066irstName", "\\ud800", "", "__proto__", "$type", "$ref", "familyName", "emailAddresses", "email", "phoneNumbers", "phoneNumber", "phoneType",
        "address", "owner", "archivedAt", "totalDeals", "isTracked", "organizations", "@id", "flagged", "isPrivate",
        "category", "createdAt", "icon", "sequence", "people", "segments", "backgroundColor",
    ];

    private static readonly Gen<string> Leaf = Gen.OneOf(AnyOf(Texts), AnyOf(Others));

    private static readonly Gen<string> Member = Gen.Select(AnyOf(Names), Leaf).Select(pair => $"\"{pair.Item1}\":{pair.Item2}");

    private static readonly Gen<string> FlatObject = Member.Array[0, 6].Select(members => "{" + string.Join(',', members) + "}");

    private static readonly Gen<string> NestedMember = Gen.Select(AnyOf(Names), FlatObject.Array[0, 4])
        .Select(pair => $"\"{pair.Item1}\":[{string.Join(',', pair.Item2)}]");

    private static readonly Gen<string> Json = Gen.OneOf(Member, NestedMember).Array[0, 8].Select(members => "{" + string.Join(',', members) + "}");

    private static readonly Gen<byte[]> Body = Gen.Frequency(
        (6, Json.Select(Encoding.UTF8.GetBytes)),
        (1, Leaf.Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Byte.Array[0, 60]),
        (1, Gen.Select(Json, Gen.Int[0, 40]).Select(pair => Encoding.UTF8.GetBytes(pair.Item1)[..^Math.Min(pair.Item2, pair.Item1.Length)])));

    private static readonly Gen<string> Query = AnyOf(
        "", "", "?tagName=%00", "?tagName=%ff%fe", "?tagName=" + new string('x', 9000), "?tagName=a&tagName=b", "?limit=1e9", "?limit=1&after=x",
        "?limit=%00", "?after=00000000-0000-0000-0000-000000000000", "?tagId=%00", "?tagId=7", "?entityFieldName=%00", "?entityFieldName=x&entityFieldStringValue=%ed%a0%80",
        "?fieldName=%00", "?%00=%00", "?&&==&", "?tagName=%E0%A4%A", "?limit=1&tagName='--",
        "?q=%00", "?q=%25+_+%5C", "?q=%ed%a0%80", "?page=2147483648&itemsPerPage=-0", "?order[familyName]=desc&order[][]=asc&order[%00]=x", "?view[]=idx",
        "?createdAt[after]=9999-12-31T23:59:59.9999999Z&createdAt[strictly_before]=0001-01-01", "?identifiers[]=%ff&identifiers[]=%2B()", "?exists[archivedAt]=%00",
        "?tags.id=00000000-0000-0000-0000-000000000000&owner.id[0]=x&segments.uuid]=[",
        "?flagged=%00&order[flagged]=asc&order[createdAt]=desc&category.id[]=%ff&author.id=x", "?id[]=%00&id[]=00000000-0000-0000-0000-000000000000");

    private static readonly Gen<(string Name, string Value)> Header = AnyOf(
        ("If-Match", "\"99999999999999999999999\""), ("If-Match", "\"\""), ("If-Match", "*, *"), ("If-Match", ",,,"), ("If-Match", "\"-1\", \"1-\", \"-\""),
        ("If-None-Match", "*"), ("If-None-Match", "\"unclosed"), ("Accept", "*/*;q=nonsense"), ("Accept", "application/json;q=2"), ("Accept", ",;,"),
        ("Content-Type", "application/json; charset=\"\""), ("Content-Type", "application/json; charset=utf-7"), ("Content-Type", "multipart/form-data"),
        ("Content-Type", "application/json;;;"), ("Authorization", "Bearer"), ("Authorization", "Bearer a.b.c"), ("Range", "bytes=0-1"),
        ("Expect", "nonsense"), ("X-HTTP-Method-Override", "DELETE"), ("traceparent", "00-zz-zz-01"), ("If-Modified-Since", "yesterday"));

    private static readonly Gen<string> Segment = AnyOf(
        "x", "%00", "%2f", "%252F", "%ff", "..", "%20", "'", "01900000-0000-7000-8000-00000000dead", "00000000-0000-0000-0000-000000000000", "{x}",
        new string('x', 3000));

    public static TheoryData<string, string> Routes()
    {
        using var service = IdentitiesService.Build(["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey]);
        var routes = new TheoryData<string, string>();

        foreach (var endpoint in ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                if (endpoint.Metadata.GetMetadata<Surface>() is not null)
                {
                    routes.Add(method, endpoint.RoutePattern.RawText!);
                }
            }
        }

        return routes;
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nothing_that_is_sent_to_a_route_breaks_the_service(string method, string route)
    {
        var broken = new ConcurrentBag<string>();

        await Gen.Select(Body, Query, Header.Array[0, 2], Gen.Bool, Segment).SampleAsync(
            async (body, query, headers, known, segment) =>
            {
                var tagId = known ? await api.Given.Tag() : "";
                var personId = known ? await api.Given.Person($$"""{"aliases":[{"firstName":"Jane"}],"tags":[{"tagId":"{{tagId}}"}]}""") : "";
                var id = known ? await IdOn(route, personId, tagId) : "";
                var path = PathOf(route, personId, tagId, id, segment);

                // The server refuses this one by the path alone and hangs up; a client that still sends its body may miss the answer.
                var hasBody = method is not "GET" and not "DELETE" && !path.Contains("%00", StringComparison.Ordinal);
                path += query;
                var answer = await api.SendBytes(
                    new HttpMethod(method),
                    path,
                    hasBody ? body : null,
                    [.. UsualType(method, route).Concat(headers).Where(header => hasBody || header.Item1 != "Content-Type")]);

                if ((int)answer.Status >= 500 || !SaysWhatIsWrong(answer))
                {
                    broken.Add($"{(int)answer.Status} {method} {path[..Math.Min(path.Length, 200)]} {string.Join(' ', headers)}\n{Encoding.UTF8.GetString(body)}\n{answer.Text}");
                }
            },
            iter: PerRoute,
            threads: 1);

        Assert.True(broken.IsEmpty, string.Join("\n\n", broken.Take(3)));
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>
    /// A refusal is a problem with a code, or the dialect's error with a sentence; except for those the server gives before any of our
    /// code runs.
    /// </summary>
    private static bool SaysWhatIsWrong(Answer answer)
        => (int)answer.Status < 400
           || answer.Code is not null
           || answer.Text.Contains("\"ErrorMessage\":\"", StringComparison.Ordinal)
           || answer.Text.Contains("\"apiCode\":\"", StringComparison.Ordinal)

           || answer.Text.Contains("\"message\":\"", StringComparison.Ordinal)
           || ((int)answer.Status is 400 or 417 && answer.Text.Length == 0);

    /// <summary>The surface at the root takes patches under one name only, and imports are lines.</summary>
    private static (string, string)[] UsualType(string method, string route)
        => route.EndsWith("/people/import", StringComparison.Ordinal) ? [("Content-Type", Lines.MediaType)]
            : method == "PATCH" && !route.StartsWith("/api", StringComparison.Ordinal) ? [("Content-Type", "application/merge-patch+json")] : [];

    private static string PathOf(string route, string personId, string tagId, string id, string segment)
        => string.Join('/', route.Split('/').Select(part => part.Split(':', '}')[0] switch
        {
            "{personId" when personId.Length > 0 => personId,
            "{tagId" when tagId.Length > 0 => tagId,
            "{id" when id.Length > 0 => id,
            "{purpose" when id.Length > 0 => "EMARKETING",
            "{name" when id.Length > 0 => "category",
            "{urn" when personId.Length > 0 => personId,
            ['{', ..] => segment,
            _ => part,
        }));

    /// <summary>What a route calls <c>id</c>: that of something that is there.</summary>
    private async Task<string> IdOn(string route, string personId, string tagId)
    {
        var collection = route[..Math.Max(route.IndexOf("/{id", StringComparison.Ordinal), 0)];

        return collection switch
        {
            "/people" => personId,
            "/people/{personId:uuid}/notes" => (string)(await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Called"}"""))["noteId"]!,
            "/tags" => tagId,
            "/segments" or "/organizations" or "/note_categories" => (string)(await api.Post(collection, """{"title":"Made","icon":"star"}"""))["id"]!,
            "/users" or "/media_objects" => personId,
            _ => await NumberOf(personId),
        };
    }

    /// <summary>The number under which the SuperOffice surface knows a person.</summary>
    private async Task<string> NumberOf(string personId)
    {
        var link = (await api.Get($"/api/v1/people/{personId}")).Header("Link")!;
        return link[(link.LastIndexOf('/') + 1)..link.IndexOf('>', StringComparison.Ordinal)];
    }
}
