using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListTags;

internal sealed record ListTagsQuery(ListQuery List) : IRequest<Outcome<PageOf<TagRow>>>;

internal sealed class ListTagsHandler(Pages pages) : IRequestHandler<ListTagsQuery, Outcome<PageOf<TagRow>>>
{
    public async Task<Outcome<PageOf<TagRow>>> Handle(ListTagsQuery query, CancellationToken cancellationToken)
        => query.List.Rejected(out var rejection)
            ? rejection
            : await pages.Read<TagRow>(TagsOfPage, query.List, new { Ids = query.List.Ids("id", Resource.Tag) }, cancellationToken);

    // Ids are made in the order of time. The planner's estimate does for more tags than anybody has.
    private const string TagsOfPage = """
        select case when counted <= 10000 then counted
                    else (select greatest(counted, reltuples::bigint) from pg_class where oid = 'tags'::regclass)
               end
        from   (select count(*) as counted
                from   (select
                        from   tags
                        where  deleted_at is null
                        and    (@Ids::uuid[] is null or tag_id = any (@Ids))
                        limit  10001) as bounded) as counting;

        select tag_id, tag_name as title, description, background_color, text_color, created_at, updated_at
        from   tags
        where  deleted_at is null
        and    (@Ids::uuid[] is null or tag_id = any (@Ids))
        order by tag_id
        limit  @Rows
        offset @Skipped;
        """;
}
