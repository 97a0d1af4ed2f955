using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Person;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

/// <summary>
/// What tests of written members have in common: the members come from the table, so that none can be left out, and what a
/// write has changed is told by all four surfaces.
/// </summary>
internal static class WrittenMembers
{
    private static readonly string[] Times = ["RogerRoger.updatedAt", "SuperOffice.UpdatedDate", "SuperOffice.UpdatedBy"];

    /// <summary>The members that a body of this shape may name, each with both ways to write it.</summary>
    public static TheoryData<string, string> Of(Type patch) => Of(NamesIn(patch));

    public static TheoryData<string, string> Of(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, string>();

        foreach (var name in names)
        {
            rows.Add(name, "PATCH");
            rows.Add(name, "PUT");
        }

        return rows;
    }

    public static string[] OfPeople => [.. PersonMembers.Table.Written.Select(member => member.Name)];

    public static string[] OfOrganizations => [.. OrganizationMembers.Table.Written.Select(member => member.Name)];

    public static string[] NamesIn(Type patch)
        => [.. patch.GetProperties().Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name)];

    /// <summary>Writes one member: by itself, or among all others as they are shown.</summary>
    public static async Task<Answer> Write(
        this Api api,
        string method,
        string path,
        string member,
        JsonNode? value,
        JsonObject? unshown = null,
        params (string Name, string Value)[] headers)
    {
        if (method == "PATCH")
        {
            return await api.Merge(path, new JsonObject { [member] = value }.ToJsonString(), headers);
        }

        var body = (await api.Get(path, headers)).Json!.AsObject();

        foreach (var (name, kept) in unshown ?? [])
        {
            body[name] = kept?.DeepClone();
        }

        body[member] = value;
        return await api.Put(path, body.ToJsonString(), headers);
    }

    /// <summary>Whom all surfaces show, member by member.</summary>
    public static async Task<Dictionary<string, string>> ShownEverywhere(this Api api, string path)
    {
        var shown = new Dictionary<string, string>();
        var personId = People.IdIn(path);
        Add("RogerRoger", await api.Get(path));
        Add("SuperOffice", await api.Get(await api.SuperOfficePath(personId)));
        Add("native", await api.Get($"/api/v1/people/{personId}"));
        var identity = await api.Get($"/n/v1/identity/{personId}");
        Add("Baack", identity);

        foreach (var list in new[] { "persons", "emails", "clientIdentifiers" })
        {
            await AddItems(list, identity[list]!.AsArray());
        }

        var person = await api.Get((string)identity["persons"]![0]!["url"]!);

        foreach (var list in new[] { "names", "telephones", "addresses" })
        {
            await AddItems(list, person[list]!.AsArray());
        }

        return shown;

        void Add(string surface, Answer answer)
        {
            foreach (var (name, value) in answer.Json!.AsObject().Where(member => !Times.Contains($"{surface}.{member.Key}")))
            {
                shown[$"{surface}.{name}"] = value?.ToJsonString() ?? "null";
            }
        }

        async Task AddItems(string list, JsonArray references)
        {
            var items = new JsonArray();

            foreach (var reference in references)
            {
                items.Add((await api.Get((string)reference!["url"]!)).Json);
            }

            shown[$"Baack.{list}"] = items.ToJsonString();
        }
    }

    /// <summary>The members that differ, in order.</summary>
    public static string[] Differing(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
        => [.. before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];

    /// <summary>The members of one answer.</summary>
    public static Dictionary<string, string> Shown(this Answer answer, string surface)
        => answer.Json!.AsObject().Where(member => !Times.Contains($"{surface}.{member.Key}"))
            .ToDictionary(member => $"{surface}.{member.Key}", member => member.Value?.ToJsonString() ?? "null");
}
