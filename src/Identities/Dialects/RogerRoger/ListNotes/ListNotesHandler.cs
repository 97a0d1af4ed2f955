using System.Diagnostics.CodeAnalysis;
using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListNotes;

internal sealed record ListNotesQuery(Guid PersonId, RogerRogerRead Read, ListQuery List) : IRequest<Outcome<PageOf<NoteRow>>>;

internal sealed class ListNotesHandler(Database database) : IRequestHandler<ListNotesQuery, Outcome<PageOf<NoteRow>>>
{
    public Task<Outcome<PageOf<NoteRow>>> Handle(ListNotesQuery query, CancellationToken cancellationToken)
        => query.List.Orders("flagged", "createdAt") switch
        {
            [] => Read(Flagged, query, cancellationToken),
            [("createdAt", true)] => Read(Newest, query, cancellationToken),
            [("createdAt", false)] => Read(Oldest, query, cancellationToken),
            var asked => Read(Sorted, query, cancellationToken, asked),
        };

    private async Task<Outcome<PageOf<NoteRow>>> Read(
        [ConstantExpected] string sql,
        ListNotesQuery query,
        CancellationToken cancellationToken,
        params IReadOnlyList<(string Name, bool Descends)> orders)
    {
        if (query.List.Rejected(out var rejection))
        {
            // The person comes first.
            return await database.QueryOne<bool>(PersonExists, new { query.PersonId }, cancellationToken) ? rejection : RogerRogerProblems.NotFound;
        }

        var (from, before) = query.List.Moments("createdAt");
        var people = query.List.Ids("person", Resource.Person);

        var parameters = Pages.ParametersOf(query.List, new
        {
            query.PersonId,
            IsOfPeople = people is null || people.Contains(query.PersonId),
            query.Read.Reader,
            Words = SearchedWords.In(query.List.Text("q")),
            Categories = query.List.Ids("category.id", Resource.NoteCategory),
            Authors = query.List.Ids("author.id", Resource.User),
            IsFlagged = query.List.Flag("flagged"),
            From = from,
            Before = before,
            Orders = orders.Select(order => $"{order.Name} {(order.Descends ? "desc" : "asc")}").ToArray(),
        });

        var page = await database.QueryBatch(
            sql,
            parameters,
            async rows => await rows.ReadSingleAsync<bool>() ? await Pages.Read<NoteRow>(rows, query.List) : null,
            cancellationToken);

        return page is null ? RogerRogerProblems.NotFound : page;
    }

    private const string PersonExists = "select exists (select from people where person_id = @PersonId)";

    // Private notes of others are not there. Words are looked for in each text, not across the two.
    private const string Matching = """

        from   notes
        where  person_id = @PersonId
        and    @IsOfPeople
        and    (not is_private or owner_subject = @Reader)
        and    (@IsFlagged::boolean is null or flagged = @IsFlagged)
        and    (@Categories::uuid[] is null or category_id = any (@Categories))
        and    (@Authors::uuid[] is null or author_id = any (@Authors))
        and    (@From::timestamptz is null or created_at >= @From)
        and    (@Before::timestamptz is null or created_at < @Before)
        and    (@Words::text[] is null
                or lower(concat(summary, E'\n', body) collate "und-x-icu") like all (array(select lower(word collate "und-x-icu") from unnest(@Words) as word)))

        """;

    private const string Counted = PersonExists + "; select count(*)" + Matching + """
        ;
        select note_id, summary as title, body as description, flagged, is_private, author_id, category_id, created_at, owner_subject, creator_subject
        """ + Matching;

    private const string Page = " limit @Rows offset @Skipped;";

    private const string Flagged = Counted + "order by flagged desc, created_at desc, note_id" + Page;

    private const string Newest = Counted + "order by created_at desc, note_id" + Page;

    private const string Oldest = Counted + "order by created_at, note_id" + Page;

    // Whoever asks for other orders has the notes of one person sorted.
    private const string Sorted = Counted + """
        order by case @Orders[1] when 'flagged asc' then flagged::int when 'flagged desc' then -flagged::int end,
                 case @Orders[1] when 'createdAt asc' then created_at end,
                 case @Orders[1] when 'createdAt desc' then created_at end desc,
                 case @Orders[2] when 'flagged asc' then flagged::int when 'flagged desc' then -flagged::int end,
                 case @Orders[2] when 'createdAt asc' then created_at end,
                 case @Orders[2] when 'createdAt desc' then created_at end desc,
                 note_id
        """ + Page;
}
