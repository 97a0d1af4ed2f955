using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.People.SearchPeople;

internal sealed record SearchPeopleQuery(Input<PeopleFilter> Filter) : IRequest<Outcome<FoundPeople>>;

internal sealed class SearchPeopleHandler(PeopleSearch search) : IRequestHandler<SearchPeopleQuery, Outcome<FoundPeople>>
{
    public async Task<Outcome<FoundPeople>> Handle(SearchPeopleQuery query, CancellationToken cancellationToken)
    {
        if (query.Filter.Rejected(out var rejection, out var filter))
        {
            return rejection;
        }

        var parameters = new { filter.TagId, filter.FieldName, filter.FieldText };

        return filter switch
        {
            { TagId: not null, FieldName: not null, FieldText: not null } => await search.Run(ByTagAndText, parameters, filter.Part, cancellationToken),
            { TagId: not null, FieldName: not null } => await search.Run(ByTagAndField, parameters, filter.Part, cancellationToken),
            { TagId: not null } => await search.Run(ByTag, parameters, filter.Part, cancellationToken),
            { FieldText: not null } => await search.Run(ByText, parameters, filter.Part, cancellationToken),
            _ => await search.Run(ByField, parameters, filter.Part, cancellationToken),
        };
    }

    // Every search starts from an index that holds its matches in the order of people's ids.
    private const string CarriersOfTag = """
        select person_tags.person_id
        from   person_tags
        where  person_tags.tag_id = (select @TagId)
        and    (person_tags.expires is null or person_tags.expires > (select @Moment))
        and    person_tags.person_id > (select @After)
        and    exists (select from tags where tags.tag_id = (select @TagId) and tags.deleted_at is null)

        """;

    private const string ByTag = PeopleSearch.PageOf + CarriersOfTag + PeopleSearch.WithParts;

    private const string ByTagAndField = PeopleSearch.PageOf + CarriersOfTag + """
        and    exists (select
                       from   entity_fields
                       where  entity_fields.person_id = person_tags.person_id
                       and    name = (select @FieldName))
        """ + PeopleSearch.WithParts;

    private const string ByTagAndText = PeopleSearch.PageOf + CarriersOfTag + """
        and    exists (select
                       from   entity_fields
                       where  entity_fields.person_id = person_tags.person_id
                       and    name = (select @FieldName)
                       and    hashtextextended(string_value, 0) = (select hashtextextended(@FieldText, 0))
                       and    string_value = (select @FieldText))
        """ + PeopleSearch.WithParts;

    private const string ByField = PeopleSearch.PageOf + """
        select person_id
        from   entity_fields
        where  name = (select @FieldName)
        and    person_id > (select @After)
        """ + PeopleSearch.WithParts;

    private const string ByText = PeopleSearch.PageOf + """
        select person_id
        from   entity_fields
        where  name = (select @FieldName)
        and    hashtextextended(string_value, 0) = (select hashtextextended(@FieldText, 0))
        and    string_value = (select @FieldText)
        and    person_id > (select @After)
        """ + PeopleSearch.WithParts;
}
