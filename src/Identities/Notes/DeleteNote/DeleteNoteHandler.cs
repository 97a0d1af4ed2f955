using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Notes.DeleteNote;

internal sealed record DeleteNoteCommand(PersonChange Change, Guid NoteId) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteNoteHandler(PersonChanges changes) : IRequestHandler<DeleteNoteCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeleteNoteCommand command, CancellationToken cancellationToken)
        => changes.DeleteOne(
            DeleteNote, command.Change, new { command.NoteId }, NoteProblems.NotFound(command.NoteId), cancellationToken);

    // A private note of somebody else is not there.
    private const string DeleteNote = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from notes
        where  person_id = @PersonId
        and    note_id = @NoteId
        and    (not is_private or owner_subject = @Actor)
        returning true;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
