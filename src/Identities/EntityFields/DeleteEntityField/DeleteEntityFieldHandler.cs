using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.EntityFields.DeleteEntityField;

internal sealed record DeleteEntityFieldCommand(PersonChange Change, Guid EntityId) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteEntityFieldHandler(PersonChanges changes) : IRequestHandler<DeleteEntityFieldCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteEntityFieldCommand command, CancellationToken cancellationToken)
        => changes.DeleteOne(
            DeleteEntityField,
            command.Change,
            new { command.EntityId },
            EntityFieldProblems.NotFound(command.EntityId),
            cancellationToken);

    private const string DeleteEntityField = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from entity_fields
        where  person_id = @PersonId
        and    entity_field_id = @EntityId
        returning true;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
