using Identities.Platform.Problems;
using MediatR;

namespace Identities.People.SearchPeopleByEntityField;

/// <summary>A search by the text of a custom field.</summary>
internal sealed record SearchPeopleByEntityFieldQuery(string FieldName, string FieldText, SearchedPart Part) : IRequest<Outcome<FoundPeople>>;

internal sealed class SearchPeopleByEntityFieldHandler(PeopleSearch search)
    : IRequestHandler<SearchPeopleByEntityFieldQuery, Outcome<FoundPeople>>
{
    public async Task<Outcome<FoundPeople>> Handle(SearchPeopleByEntityFieldQuery query, CancellationToken cancellationToken)
        => await search.Run(ByText, new { query.FieldName, query.FieldText }, query.Part, cancellationToken);

    // Long texts stand in the index as a hash, and are compared again.
    private const string ByText = PeopleSearch.PageOf + """
        select person_id
        from   entity_fields
        where  name = (select @FieldName)
        and    hashtextextended(string_value, 0) = (select hashtextextended(@FieldText, 0))
        and    string_value = (select @FieldText)
        and    person_id > (select @After)
        """ + PeopleSearch.WithParts;
}
