using System.Globalization;
using System.Text;

namespace Identities.Bench;

/// <summary>One kind of request, made anew for a person and a number, so that no two are alike.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Key">What it is called in paths and files.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query of the service.</param>
/// <param name="ContentType">The body's, when there is one.</param>
/// <param name="Body">The body. A request's number stands in whatever it writes.</param>
internal sealed record Operation(
    string Name,
    string Key,
    string Method,
    Func<int, string> Path,
    string? ContentType = null,
    Func<int, int, string>? Body = null)
{
    private const string JsonPatch = "application/json-patch+json";

    /// <summary>The same through the Entity Framework peer, where it has the operation.</summary>
    public Func<int, string>? EntityFrameworkPath { get; init; }

    /// <summary>The same where there are only ten thousand people, when it is not the same path.</summary>
    public Func<int, string>? GrowthPath { get; init; }

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("get whole person", "get", "GET", person => $"/api/v1/people/{People.IdOf(person)}")
        {
            EntityFrameworkPath = person => $"/people/{People.IdOf(person)}",
        },
        new(
            "upsert alias",
            "upsert-alias",
            "PUT",
            person => $"/api/v1/people/{People.IdOf(person)}/aliases",
            "application/json",
            (person, request) => $$"""{"personAliasId":"{{People.AliasOf(person)}}","firstName":"Janet {{request}}","lastName":"Doe"}""")
        {
            EntityFrameworkPath = person => $"/people/{People.IdOf(person)}/aliases",
        },
        new(
            "apply tag",
            "apply-tag",
            "PUT",
            person => $"/api/v1/people/{People.IdOf(person)}/tags",
            "application/json",
            (person, _) => $$"""{"tagId":"{{People.AppliedTag}}","personTagId":"{{People.AppliedTagOf(person)}}"}"""),
        new(
            "JSON Patch, two operations",
            "patch",
            "PATCH",
            person => $"/api/v1/people/{People.IdOf(person)}",
            JsonPatch,
            (_, request) => $$"""
                [{"op":"replace","path":"/aliases/1/title","value":"Dr. {{request}}"},{"op":"replace","path":"/addresses/0/city","value":"Springfield {{request}}"}]
                """),
        new(
            "SuperOffice JSON Patch, two operations",
            "superoffice-patch",
            "PATCH",
            person => $"/api/v1/Person/{person.ToString(CultureInfo.InvariantCulture)}",
            JsonPatch,
            (_, request) => $$"""
                [{"op":"replace","path":"/Title","value":"Title {{request}}"},{"op":"replace","path":"/Description","value":"Text {{request}}"}]
                """),
        new("search by tag, 10 people", "by-tag", "GET", _ => $"/api/v1/people?tagId={People.GroupTag}&limit=10")
        {
            EntityFrameworkPath = _ => $"/people?tagId={People.GroupTag}&limit=10",
        },
        new(
            "search by custom field",
            "by-field",
            "GET",
            person => $"/api/v1/people?entityFieldName=CustomerKey&entityFieldStringValue={People.KeyOf(person)}"),
        new("RogerRoger list, first page", "list", "GET", _ => "/people"),
        new("RogerRoger list, page 1000", "list-1000", "GET", _ => "/people?page=1000") { GrowthPath = _ => "/people?page=300" },
        new("RogerRoger list, `q`", "list-q", "GET", _ => "/people?q=falconer"),
        new("Baack read", "baack", "GET", person => $"/n/v1/identity/{People.IdOf(person)}"),
    ];

    /// <summary>The bytes of one request.</summary>
    public byte[] Bytes(string path, string? token, int person, int request)
    {
        var body = Body?.Invoke(person, request);
        var text = new StringBuilder(512).Append(Method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: localhost\r\n");

        if (token is not null)
        {
            text.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        }

        if (body is not null)
        {
            text.Append("Content-Type: ").Append(ContentType).Append("\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString());
    }
}
