using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListPeople;

internal sealed record ListPeopleQuery(ListQuery List, PeopleFilter Filter, bool IdsOnly, RogerRogerRead Read) : IRequest<Outcome<FoundPeople>>;

/// <summary>A page of people: their ids, and who they are where that was asked for.</summary>
internal sealed record FoundPeople(PageOf<Guid> Ids, PageOf<PersonState> People);

internal sealed class ListPeopleHandler(Database database) : IRequestHandler<ListPeopleQuery, Outcome<FoundPeople>>
{
    public async Task<Outcome<FoundPeople>> Handle(ListPeopleQuery query, CancellationToken cancellationToken)
    {
        if (query.List.Rejected(out var rejection))
        {
            return rejection;
        }

        var filter = query.Filter;

        var parameters = new
        {
            filter.Words,
            filter.Owners,
            filter.Addresses,
            filter.Tags,
            filter.Segments,
            filter.Archived,
            filter.CreatedFrom,
            filter.CreatedBefore,
            filter.Identifiers,
            filter.Numbers,
            filter.OrderKeys,
            filter.OrderDescends,
            query.List.Skipped,
            Wanted = query.List.ItemsPerPage,
            query.Read.Moment,
        };

        return query.IdsOnly
            ? await database.QueryBatch(Page, parameters, Ids, cancellationToken)
            : await database.QueryBatch(PageAndPeople, parameters, People, cancellationToken);
    }

    private static async Task<FoundPeople> Ids(Rows rows)
    {
        var page = await rows.ReadSingleAsync<FoundPage>();
        return new FoundPeople(new PageOf<Guid>(page.PersonIds, page.Total, page.HasMore), new PageOf<PersonState>([], 0, false));
    }

    private static async Task<FoundPeople> People(Rows rows)
    {
        var page = await rows.ReadSingleAsync<FoundPage>();
        var people = (await rows.ReadAsync<PersonRow>()).Select(row => row.ToState()).ToArray();
        return new FoundPeople(new PageOf<Guid>(page.PersonIds, page.Total, page.HasMore), new PageOf<PersonState>(people, page.Total, page.HasMore));
    }

    private sealed record FoundPage
    {
        public Guid[] PersonIds { get; init; } = [];

        public long Total { get; init; }

        public bool HasMore { get; init; }
    }

    // The ids stand in a setting of the transaction, so that the people are read as what was found and not by another search.
    private const string Page = """
        select person_ids, total, has_more, set_config('identities.page', person_ids::text, true)
        from   people_page(@Words, @Owners, @Addresses, @Tags, @Segments, @Archived, @CreatedFrom, @CreatedBefore, @Identifiers, @Numbers,
                           @OrderKeys, @OrderDescends, @Skipped, @Wanted, @Moment);

        """;

    private const string PageAndPeople = Page + PersonRow.Columns + "from people p" + PersonRow.Joins + """
        where  p.person_id = any ((select people_of_page())::uuid[])
        order by array_position((select people_of_page()), p.person_id);
        """;
}
