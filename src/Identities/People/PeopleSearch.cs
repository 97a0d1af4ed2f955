using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
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

        if (part.Limit is { } limit && first.Count > limit)
        {
            return FoundPeople.Listed(first.GetRange(0, limit), first[limit - 1].PersonId);
        }

        return first.Count < rows
            ? FoundPeople.Listed(first, null)
            : FoundPeople.Streamed(Stream(first, sql, filters, part, cancellationToken));
    }

    private async IAsyncEnumerable<IdentityPersonItem> Stream(
        List<IdentityPersonItem> first,
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

            // A long answer has the time of a request for each page.
            DatabaseShare.Renew();
            page = await ReadPage(sql, filters, part with { After = page[^1].PersonId }, StreamedPage, cancellationToken);
        }
    }

    private async Task<List<IdentityPersonItem>> ReadPage(
        [ConstantExpected] string sql,
        object filters,
        SearchedPart part,
        int rows,
        CancellationToken cancellationToken)
    {
        var parameters = Parameters.Of(filters, new { part.After, part.Reader, part.Moment, Rows = rows });

        for (var read = 1; read <= HastyReads; read++)
        {
            var page = await database.QueryBatch(sql, parameters, Read, cancellationToken);

            if (page.IsWhole)
            {
                return page.People;
            }
        }

        // Somebody writes these people again and again: one snapshot for all selects costs more, and always ends.
        return await database.InSnapshot(
            async snapshot => (await snapshot.QueryBatch(sql, parameters, Read, cancellationToken)).People,
            cancellationToken);
    }

    private static async Task<FoundPage> Read(Rows rows)
    {
        var people = new List<FoundPerson>();
        var byId = new Dictionary<Guid, FoundPerson>();
        var isWhole = true;

        // A person and their names, one row for each; somebody without a name has a row all the same.
        await rows.EachAsync<Alias>(2, (row, alias) =>
        {
            var personId = row.GetGuid(0);

            if (people is not [.., var person] || person.PersonId != personId)
            {
                people.Add(person = new FoundPerson(personId, row.GetInt64(1)));
                byId.Add(personId, person);
            }

            if (!row.IsDBNull(2))
            {
                person.Aliases.Add(alias(row));
            }
        });

        await rows.EachAsync<Address>(1, (row, address) => byId[row.GetGuid(0)].Addresses.Add(address(row)));
        await rows.EachAsync<EntityField>(1, (row, field) => byId[row.GetGuid(0)].EntityFields.Add(field(row)));
        await rows.EachAsync<PersonTag>(1, (row, tag) => byId[row.GetGuid(0)].Tags.Add(tag(row)));

        // The versions once more, and the notes.
        await rows.EachAsync<Note>(2, (row, note) =>
        {
            var person = byId[row.GetGuid(0)];
            isWhole &= row.GetInt64(1) == person.Version;
            person.WasSeenAgain = true;

            if (!row.IsDBNull(2))
            {
                person.Notes.Add(note(row));
            }
        });

        return new FoundPage(people.ConvertAll(person => person.Item), isWhole && people.TrueForAll(person => person.WasSeenAgain));
    }

    /// <summary>Somebody on the page, while their parts come in.</summary>
    private sealed class FoundPerson(Guid personId, long version)
    {
        public Guid PersonId => personId;

        public long Version => version;

        public bool WasSeenAgain { get; set; }

        public List<Alias> Aliases { get; } = [];

        public List<Address> Addresses { get; } = [];

        public List<EntityField> EntityFields { get; } = [];

        public List<PersonTag> Tags { get; } = [];

        public List<Note> Notes { get; } = [];

        public IdentityPersonItem Item => new()
        {
            PersonId = personId,
            Aliases = Aliases,
            Addresses = Addresses,
            EntityFields = EntityFields,
            Tags = Tags,
            Notes = Notes,
        };
    }

    /// <param name="People">The people in the order of their ids.</param>
    /// <param name="IsWhole">Whether nobody of them was written between the first select and the last.</param>
    private sealed record FoundPage(List<IdentityPersonItem> People, bool IsWhole);

    /// <summary>
    /// Stands before the select of the matching ids, which has them in order. Parameters stand there in sub-selects: a plan that looked at
    /// their values would be made anew for each search, at the price of running it.
    /// </summary>
    public const string PageOf = "with page as materialized (select person_id from (";

    // The first limit is a constant that any page stays within, so that the plan is one for a few people whatever a page holds. The ids
    // stand in a setting of the transaction, so that the selects behind speak of the same people without searching again.
    public const string WithParts = """

        order by person_id
        limit  1001
        ) as matching
        limit  (select @Rows)
        )
        select person_id, version, person_alias_id, first_name, last_name, middle_name, title
        from   page
        join   people using (person_id)
        left join aliases using (person_id)
        where  (select set_config('identities.page', array_agg(person_id)::text, true) from page) is not null
        order by person_id, position, person_alias_id;

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

        select person_id, version, note_id, summary, body, author, shared_id
        from   people
        left join (
            select person_id, position, note_id, summary, body, author, shared_id
            from   notes
            where  not is_private or owner_subject = @Reader
        ) as shown using (person_id)
        where  person_id = any ((select people_of_page())::uuid[])
        order by position, note_id;
        """;
}
