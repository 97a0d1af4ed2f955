using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.PersonTags.ListPersonTags;

internal sealed record ListPersonTagsQuery(PersonRead Person, string? TagName) : IRequest<Outcome<Versioned<IReadOnlyList<PersonTag>>>>;

internal sealed class ListPersonTagsHandler(PersonReads reads)
    : IRequestHandler<ListPersonTagsQuery, Outcome<Versioned<IReadOnlyList<PersonTag>>>>
{
    public Task<Outcome<Versioned<IReadOnlyList<PersonTag>>>> Handle(ListPersonTagsQuery query, CancellationToken cancellationToken)
    {
        var tagName = string.IsNullOrEmpty(query.TagName) ? null : query.TagName;
        var (personId, _, moment) = query.Person;

        return reads.List<PersonTag>(
            LiveTags,
            new { PersonId = personId, Moment = moment, TagName = tagName },
            cancellationToken,
            tagName is null ? null : NamedTags);
    }

    // Renaming a definition changes who is found by its name, and the version of nobody.
    private static string NamedTags(IReadOnlyList<PersonTag> found) => string.Concat(found.Select(tag => "-" + tag.PersonTagId));

    private const string LiveTags = """
        select etag, modified_at from mark_of_person(@PersonId, @Moment);

        select tag_id, created, expires, person_tag_id
        from   person_tags
        join   tags using (tag_id)
        where  person_id = @PersonId
        and    (expires is null or expires > @Moment)
        and    deleted_at is null
        and    (@TagName::text is null or tag_name = @TagName::text)
        order by position, person_tag_id;
        """;
}
