using System.Net;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;

namespace Identities.Tests.Store;

/// <summary>What tests of the order of collections look at.</summary>
internal static class Collections
{
    private static readonly string[] Tables =
    [
        "aliases", "addresses", "entity_fields", "person_tags", "notes", "emails", "phones", "urls", "person_companies", "person_segments", "chosen_items",
        "consents", "client_identifiers",
    ];

    private static readonly string Shared = string.Join(
        " union all ",
        Tables.Select(table => $"select '{table} ' || position as place from {table} where person_id = @person group by position having count(*) > 1"));

    /// <summary>The positions at which a person has two rows of one collection; empty when there are none.</summary>
    public static Task<string> SharedPositions(this Api api, Guid personId)
        => api.Scalar<string>($"select coalesce(string_agg(place, ', '), '') from ({Shared.Replace("@person", $"'{personId}'", StringComparison.Ordinal)}) as shared");

    /// <summary>A person as RogerRoger and SuperOffice show them.</summary>
    public static async Task<string> ShownInFull(this Api api, Guid personId)
        => (await api.Get($"/people/{personId}")).Text + (await api.Get(await api.SuperOfficePath(personId.ToString()))).Text;

    /// <summary>The first surface on which what was just read is refused or makes a version when it is sent back; empty when there is none.</summary>
    public static async Task<string> ChangedBySendingBack(this Api api, Guid personId)
    {
        var (rogerRoger, native, identity) = ($"/people/{personId}", $"/api/v1/people/{personId}", $"/n/v1/identity/{personId}");
        var superOffice = await api.SuperOfficePath(personId.ToString());
        var version = await api.VersionOf(superOffice);
        (string Surface, Func<Task<Answer>> Send)[] surfaces =
        [
            ("RogerRoger", async () => await api.Put(rogerRoger, (await api.Get(rogerRoger)).Text)),
            ("SuperOffice", async () => await api.Put(superOffice, (await api.Get(superOffice)).Text)),
            ("native", async () => await api.Patch(
                native,
                $$"""[{"op":"test","path":"","value":{{(await api.Get(native)).Text}} }]""",
                ("Content-Type", "application/json-patch+json"))),
            ("merged natively", async () => await api.Patch(native, (await api.Get(native)).Text, ("Content-Type", "application/merge-patch+json"))),
            ("Baack", async () => await api.Put(identity, (await api.Get(identity)).Text)),
            ("import", async () => await api.Post("/api/v1/people/import", await Line(), ("Content-Type", Lines.MediaType))),
        ];

        foreach (var (surface, send) in surfaces)
        {
            var answer = await send();

            if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Accepted) || await api.VersionOf(superOffice) != version)
            {
                return $"{surface}: {(int)answer.Status}, version {version} became {await api.VersionOf(superOffice)}";
            }
        }

        return "";

        async Task<string> Line() => (await api.Export())[personId.ToString()];
    }
}
