using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>What a person consents to: one entry per purpose; those that were withdrawn are kept and not shown.</summary>
internal static class ConsentMembers
{
    public static PersonMember Member(string name, string description)
        => new(name, Shape.Array(ShapeKind.Consents, Carriers.ConsentInfo), description, WriteConsents, Read) { NamedBy = [name] };

    private static void WriteConsents(Utf8JsonWriter json, in PersonView it)
    {
        json.WriteStartArray();

        if (it.State.Consents.Count > 0)
        {
            var withdrawn = it.Lists.FindByKey(KnownLists.LegalBases, ConsentTerms.Withdrawn)?.ItemId;

            foreach (var consent in it.State.Consents)
            {
                if (consent.LegalBaseId != withdrawn)
                {
                    WriteConsent(json, consent, it.Lists);
                }
            }
        }

        json.WriteEndArray();
    }

    private static void WriteConsent(Utf8JsonWriter json, ConsentRow consent, KnownLists lists)
    {
        var legalBase = lists.Find(KnownLists.LegalBases, consent.LegalBaseId);
        var purpose = lists.Find(KnownLists.Purposes, consent.PurposeId);
        var source = lists.Find(KnownLists.Sources, consent.SourceId);

        Carriers.ConsentInfo.Write(
            json,
            [
                ("ConsentPersonId", consent.ConsentNumber), ("Comment", consent.Comment), ("Registered", Dates.Text(consent.RegisteredAt)),
                ("RegisteredAssociateId", consent.RegistrarNumber ?? 0), ("Updated", Dates.Text(consent.UpdatedAt)),
                ("UpdatedAssociateId", consent.UpdaterNumber ?? 0),
                ("LegalBaseId", legalBase?.ItemId ?? 0), ("LegalBaseKey", legalBase?.ItemKey), ("LegalBaseName", legalBase?.Name),
                ("ConsentPurposeId", purpose?.ItemId ?? 0), ("ConsentPurposeKey", purpose?.ItemKey), ("ConsentPurposeName", purpose?.Name),
                ("ConsentSourceId", source?.ItemId ?? 0), ("ConsentSourceKey", source?.ItemKey), ("ConsentSourceName", source?.Name),
            ]);
    }

    private static Problem? Read(PersonMatch match)
    {
        var rows = match.Before.Consents.ToList();
        var lists = match.Original.Lists;
        var stood = match.Original.Document["Consents"]!.AsArray();
        var last = PersonMatch.LastOf(rows);

        foreach (var consent in match.Patched["Consents"]!.AsArray())
        {
            if (stood.Any(item => JsonNode.DeepEquals(item, consent)))
            {
                continue;
            }

            if (ConsentTerms.Find(lists, KnownLists.Purposes, consent!, "ConsentPurpose", null) is not { } purpose)
            {
                return SuperOfficeProblems.Invalid("Consents: an entry names a purpose of the list consentpurpose, by ConsentPurposeKey or ConsentPurposeId.");
            }

            var at = rows.FindIndex(row => row.PurposeId == purpose.ItemId);
            var row = at < 0 ? null : rows[at];

            if (ConsentTerms.Find(lists, KnownLists.LegalBases, consent!, "LegalBase", row?.LegalBaseId) is not { } legalBase)
            {
                return SuperOfficeProblems.Invalid("Consents: an entry names a legal base of the list legalbase, by LegalBaseKey or LegalBaseId.");
            }

            // Taking a consent back needs no word on where it came from.
            var source = ConsentTerms.Find(lists, KnownLists.Sources, consent!, "ConsentSource", row?.SourceId)
                ?? (row is not null && NamesNothing(consent!, "ConsentSource") ? lists.Find(KnownLists.Sources, row.SourceId) : null);

            if (source is null)
            {
                return SuperOfficeProblems.Invalid("Consents: an entry names a source of the list consentsource, by ConsentSourceKey or ConsentSourceId.");
            }

            var changed = (row ?? new ConsentRow { ConsentId = Guid.CreateVersion7(), Position = ++last, PurposeId = purpose.ItemId }) with
            {
                LegalBaseId = legalBase.ItemId,
                SourceId = source.ItemId,
                Comment = Conversion.TextIn(consent!["Comment"]),
            };

            if (at < 0)
            {
                rows.Add(changed with { RegisteredAt = match.Moment, UpdatedAt = match.Moment });
            }
            else if (changed != row)
            {
                rows[at] = changed with { UpdatedAt = match.Moment };
            }
        }

        match.After.Consents = rows;
        return null;
    }

    private static bool NamesNothing(JsonNode consent, string member)
        => string.IsNullOrWhiteSpace(Conversion.TextIn(consent[member + "Key"])) && (Conversion.IntIn(consent[member + "Id"]) ?? 0) == 0;
}
