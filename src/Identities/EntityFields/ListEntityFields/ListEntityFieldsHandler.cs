using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.EntityFields.ListEntityFields;

internal sealed record ListEntityFieldsQuery(PersonRead Person, string? FieldName) : IRequest<Outcome<Versioned<IReadOnlyList<EntityField>>>>;

internal sealed class ListEntityFieldsHandler(PersonReads reads)
    : IRequestHandler<ListEntityFieldsQuery, Outcome<Versioned<IReadOnlyList<EntityField>>>>
{
    public Task<Outcome<Versioned<IReadOnlyList<EntityField>>>> Handle(ListEntityFieldsQuery query, CancellationToken cancellationToken)
    {
        var fieldName = string.IsNullOrEmpty(query.FieldName) ? null : query.FieldName;
        var (personId, _, moment) = query.Person;

        return reads.List<EntityField>(FieldsInOrder, new { PersonId = personId, Moment = moment, FieldName = fieldName }, cancellationToken);
    }

    private const string FieldsInOrder = """
        select etag, modified_at from mark_of_person(@PersonId, @Moment);

        select entity_field_id, name, string_value, date_value, number_value, bool_value
        from   entity_fields
        where  person_id = @PersonId
        and    (@FieldName::text is null or name = @FieldName::text)
        order by position, entity_field_id;
        """;
}
