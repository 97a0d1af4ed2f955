using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Dapper;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Data;

namespace Identities.People;

/// <summary>
/// How searches run: the people of one page and all their parts in one round trip, page after page by id until the caller has enough.
/// </summary>
internal sealed class PeopleSearch(Database database)
{
    private const int HastyReads = 4;
    private const int StreamedPage = 200;

    /// <summary>Runs a search whose SQL is <see cref="PageOf"/>, a select of matching ids, and <see cref="WithParts"/>.</summary>
    /// <param name="sql">Its parameters are the search's own, <c>@After</c>, <c>@Rows</c>, <c>@Reader</c> and <c>@Moment</c>.</param>
    /// <param name="filters">The search's own parameters.</param>
    /// <param name="part">For whom, as of when, and how much.</param>
    /// <param name="cancellationToken">Ends the stream too.</param>
    public async Task<FoundPeople> Run([ConstantExpected] string sql, object filters, SearchedPart part, CancellationToken cancellationToken)
    {
        var rows = part.Limit + 1 ?? StreamedPage;
        var first = await ReadPage(sql, filters, part, rows, cancellationToken);

        if (part.Limit is { } limit)
        {
            return first.Count > limit
                ? new FoundPeople(first.Take(limit).ToAsyncEnumerable(), first[limit - 1].PersonId)
                : new FoundPeople(first.ToAsyncEnumerable(), null);
        }

        return new FoundPeople(Stream(first, sql, filters, part, cancellationToken), null);
    }

    private async IAsyncEnumerable<IdentityPersonItem> Stream(
        IReadOnlyList<IdentityPersonItem> first,
        [ConstantExpected] string sql,
        object filters,
        SearchedPart part,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = first;

        while (true)
        {
            foreach (var person in page)
            {
                yield return person;
            }

            if (page.Count < StreamedPage)
            {
                yield break;
            }

            page = await ReadPage(sql, filters, part with { After = page[^1].PersonId }, StreamedPage, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<IdentityPersonItem>> ReadPage(
        [ConstantExpected] string sql,
        object filters,
        SearchedPart part,
        int rows,
        CancellationToken cancellationToken)
    {
        var parameters = Parameters.Of(filters, new { part.After, part.Reader, part.Moment, Rows = rows });

        for (var read = 1; read <= HastyReads; read++)
        {
            var page = await database.QueryReader(sql, parameters, Read, cancellationToken);

            if (page.IsWhole)
            {
                return page.People;
            }
        }

        // Somebody writes these people again and again: one snapshot for all selects costs more, and always ends.
        return await database.InSnapshot(
            async snapshot => (await snapshot.QueryReader(sql, parameters, Read, cancellationToken)).People,
            cancellationToken);
    }

    private static async Task<FoundPage> Read(DbDataReader rows)
    {
        var before = await Versions(rows);
        var aliases = await PartsByPerson<Alias>(rows);
        var addresses = await PartsByPerson<Address>(rows);
        var fields = await PartsByPerson<EntityField>(rows);
        var tags = await PartsByPerson<PersonTag>(rows);
        var notes = await PartsByPerson<Note>(rows);
        await rows.NextResultAsync();
        var after = (await Versions(rows)).ToDictionary();

        var people = before.Select(row => new IdentityPersonItem
        {
            PersonId = row.Key,
            Aliases = [.. aliases[row.Key]],
            Addresses = [.. addresses[row.Key]],
            EntityFields = [.. fields[row.Key]],
            Tags = [.. tags[row.Key]],
            Notes = [.. notes[row.Key]],
        });

        return new FoundPage([.. people], before.All(row => after.TryGetValue(row.Key, out var version) && version == row.Value));
    }

    private static async Task<IReadOnlyList<KeyValuePair<Guid, long>>> Versions(DbDataReader rows)
    {
        var versions = new List<KeyValuePair<Guid, long>>();

        while (await rows.ReadAsync())
        {
            versions.Add(new(rows.GetGuid(0), rows.GetInt64(1)));
        }

        return versions;
    }

    /// <summary>Rows of a person's id and behind it the columns of a part.</summary>
    private static async Task<ILookup<Guid, T>> PartsByPerson<T>(DbDataReader rows)
    {
        await rows.NextResultAsync();
        var parse = rows.GetRowParser<T>(startIndex: 1);
        var parts = new List<(Guid PersonId, T Part)>();

        while (await rows.ReadAsync())
        {
            parts.Add((rows.GetGuid(0), parse(rows)));
        }

        return parts.ToLookup(row => row.PersonId, row => row.Part);
    }

    /// <param name="People">The people in the order of their ids.</param>
    /// <param name="IsWhole">Whether nobody of them was written between the first select and the last.</param>
    private sealed record FoundPage(IReadOnlyList<IdentityPersonItem> People, bool IsWhole);

    /// <summary>Stands before the select of the matching ids, which has them in order and limited to <c>@Rows</c>.</summary>
    public const string PageOf = "with page as materialized (";

    // The ids stand in a setting of the transaction, so that the selects behind speak of the same people without searching again.
    public const string WithParts = """
        )
        select person_id, version,
               (select set_config('identities.page', array_agg(person_id)::text, true) from page)
        from   page
        join   people using (person_id)
        order by person_id;

        select person_id, person_alias_id, first_name, last_name, middle_name, title
        from   aliases
        where  person_id = any ((select people_of_page())::uuid[])
        order by position, person_alias_id;

        select person_id, person_address_id, street, street2, city, state, postal_code, country
        from   addresses
        where  person_id = any ((select people_of_page())::uuid[])
        order by position, person_address_id;

        select person_id, entity_field_id, name, string_value, date_value, number_value, bool_value
        from   entity_fields
        where  person_id = any ((select people_of_page())::uuid[])
        order by position, entity_field_id;

        select person_id, tag_id, created, expires, person_tag_id
        from   person_tags
        where  person_id = any ((select people_of_page())::uuid[])
        and    (expires is null or expires > @Moment)
        and    not exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null)
        order by position, person_tag_id;

        select person_id, note_id, summary, body, author, shared_id
        from   notes
        where  person_id = any ((select people_of_page())::uuid[])
        and    (not is_private or owner_subject = @Reader)
        order by position, note_id;

        select person_id, version
        from   people
        where  person_id = any ((select people_of_page())::uuid[]);
        """;
}
