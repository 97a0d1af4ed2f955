using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.EntityFields.UpsertEntityField;

internal sealed record UpsertEntityFieldCommand(PersonChange Change, Input<EntityFieldRequest> Field) : IRequest<Outcome<Versioned<EntityField>>>;

internal sealed class UpsertEntityFieldHandler(PersonChanges changes)
    : IRequestHandler<UpsertEntityFieldCommand, Outcome<Versioned<EntityField>>>
{
    public async Task<Outcome<Versioned<EntityField>>> Handle(UpsertEntityFieldCommand command, CancellationToken cancellationToken)
    {
        if (command.Field.Rejected(out var rejection, out var field))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        var fieldId = field.EntityFieldId ?? Guid.CreateVersion7();
        var parameters = new { FieldId = fieldId, field.Name, field.StringValue, field.DateValue, field.NumberValue, field.BoolValue };

        try
        {
            return field.EntityFieldId is null
                ? await changes.WriteOne<EntityField>(UpsertByName, command.Change, parameters, cancellationToken)
                : await changes.WriteOne<EntityField>(UpsertById, command.Change, parameters, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EntityFieldProblems.IdUnique })
        {
            return EntityFieldProblems.NotFound(fieldId);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EntityFieldProblems.NameUnique })
        {
            return EntityFieldProblems.NameTaken;
        }
    }

    // The field keeps its id and its first spelling.
    private const string UpsertByName = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        insert into entity_fields (person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value)
        values (@PersonId, @FieldId,
                (select coalesce(max(position), 0) + 1 from entity_fields where person_id = @PersonId),
                @Name, @StringValue, @DateValue, @NumberValue, @BoolValue)
        on conflict (person_id, lower(name collate "und-x-icu")) do update
        set    string_value = excluded.string_value,
               date_value   = excluded.date_value,
               number_value = excluded.number_value,
               bool_value   = excluded.bool_value
        returning entity_field_id, name, string_value, date_value, number_value, bool_value;

        select etag from mark_of_person(@PersonId, @Moment);
        """;

    // An id of another person's field breaks its unique index, a name of another field of this person the names'.
    private const string UpsertById = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        insert into entity_fields (person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value)
        values (@PersonId, @FieldId,
                (select coalesce(max(position), 0) + 1 from entity_fields where person_id = @PersonId),
                @Name, @StringValue, @DateValue, @NumberValue, @BoolValue)
        on conflict (person_id, entity_field_id) do update
        set    name         = excluded.name,
               string_value = excluded.string_value,
               date_value   = excluded.date_value,
               number_value = excluded.number_value,
               bool_value   = excluded.bool_value
        returning entity_field_id, name, string_value, date_value, number_value, bool_value;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
