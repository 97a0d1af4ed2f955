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
        var parameters = new { Items = PartItems.Of(field with { EntityFieldId = fieldId }), ByName = field.EntityFieldId is null };

        try
        {
            return await changes.WriteOne<EntityField>(UpsertEntityField, command.Change, parameters, cancellationToken);
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

    // An id of another person's field breaks its unique index, a name of another field of this person the names'.
    private const string UpsertEntityField = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select entity_field_id, name, string_value, date_value, number_value, bool_value
        from   write_entity_fields(@PersonId, @Items::jsonb, by_name => @ByName);

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
