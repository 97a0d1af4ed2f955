using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListNoteCategories;

internal sealed record ListNoteCategoriesQuery(ListQuery List) : IRequest<Outcome<PageOf<NoteCategoryRow>>>;

internal sealed class ListNoteCategoriesHandler(Pages pages) : IRequestHandler<ListNoteCategoriesQuery, Outcome<PageOf<NoteCategoryRow>>>
{
    public async Task<Outcome<PageOf<NoteCategoryRow>>> Handle(ListNoteCategoriesQuery query, CancellationToken cancellationToken)
        => query.List.Rejected(out var rejection)
            ? rejection
            : await pages.Read<NoteCategoryRow>(CategoriesOfPage, query.List, null, cancellationToken);

    // Ids are made in the order of time. The planner's estimate does for more categories than anybody has.
    private const string CategoriesOfPage = """
        select case when counted <= 10000 then counted
                    else (select greatest(counted, reltuples::bigint) from pg_class where oid = 'note_categories'::regclass)
               end
        from   (select count(*) as counted from (select from note_categories limit 10001) as bounded) as counting;

        select category_id, title
        from   note_categories
        order by category_id
        limit  @Rows
        offset @Skipped;
        """;
}
