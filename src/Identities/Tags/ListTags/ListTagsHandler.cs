using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Tags.ListTags;

internal sealed record ListTagsQuery(string? TagName, Page Page) : IRequest<Outcome<PageOf<Tag>>>;

internal sealed class ListTagsHandler(Database database) : IRequestHandler<ListTagsQuery, Outcome<PageOf<Tag>>>
{
    public async Task<Outcome<PageOf<Tag>>> Handle(ListTagsQuery query, CancellationToken cancellationToken)
    {
        if (query.Page.Rejected(out var rejection, out var after, out var limit))
        {
            return rejection;
        }

        if (string.IsNullOrEmpty(query.TagName))
        {
            var tags = await database.QueryAll<Tag>(AllTags, new { After = after, Rows = limit + 1 }, cancellationToken);
            return PageOf<Tag>.Of(tags, limit, tag => tag.TagId);
        }

        var named = await database.QueryAll<Tag>(TagsByName, new { query.TagName, After = after }, cancellationToken);
        return PageOf<Tag>.Of(named, limit, tag => tag.TagId);
    }

    // Ids are made in the order of time.
    private const string AllTags = """
        select tag_id, tag_name, disabled, description, default_expire_period
        from   tags
        where  deleted_at is null
        and    (@After::uuid is null or tag_id > @After::uuid)
        order by tag_id
        limit  @Rows
        """;

    private const string TagsByName = """
        select tag_id, tag_name, disabled, description, default_expire_period
        from   tags
        where  tag_name = @TagName
        and    deleted_at is null
        and    (@After::uuid is null or tag_id > @After::uuid)
        """;
}
