using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.PersonTags.DeletePersonTag;

internal sealed record DeletePersonTagCommand(PersonChange Change, Guid PersonTagId) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeletePersonTagHandler(PersonChanges changes) : IRequestHandler<DeletePersonTagCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeletePersonTagCommand command, CancellationToken cancellationToken)
        => changes.DeleteOne(
            DeletePersonTag,
            command.Change,
            new { command.PersonTagId },
            PersonTagProblems.NotFound(command.PersonTagId),
            cancellationToken);

    // The documented shape shows only the tag's id, so that id deletes too, when no application has it as its own.
    // A deleted definition's tags are gone already, whether or not their rows are.
    private const string DeletePersonTag = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from person_tags
        where  person_id = @PersonId
        and    person_tag_id = (
            select person_tag_id
            from   person_tags
            join   tags using (tag_id)
            where  person_id = @PersonId
            and    deleted_at is null
            and    (person_tag_id = @PersonTagId or tag_id = @PersonTagId)
            order by person_tag_id = @PersonTagId desc
            limit  1
        )
        returning true;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
