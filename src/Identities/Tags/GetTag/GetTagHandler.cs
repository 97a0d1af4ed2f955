using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Tags.GetTag;

internal sealed record GetTagQuery(Guid TagId) : IRequest<Outcome<Tag>>;

internal sealed class GetTagHandler(Database database) : IRequestHandler<GetTagQuery, Outcome<Tag>>
{
    public async Task<Outcome<Tag>> Handle(GetTagQuery query, CancellationToken cancellationToken)
    {
        var tag = await database.QueryOne<Tag>(TagById, query, cancellationToken);

        return tag is null
            ? TagProblems.NotFound(query.TagId)
            : tag;
    }

    // Disabled tags are found too: disabling hides a tag from choosing, not from those who hold its id.
    private const string TagById = """
        select tag_id, tag_name, disabled, description, default_expire_period, row_version::text as mark, updated_at as modified_at
        from   tags
        where  tag_id = @TagId
        and    deleted_at is null
        """;
}
