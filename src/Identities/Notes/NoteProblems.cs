using Identities.Platform.Problems;

namespace Identities.Notes;

/// <summary>Refusals that several operations on notes share.</summary>
internal static class NoteProblems
{
    /// <summary>The index that keeps a note's id unique over the store.</summary>
    public const string IdUnique = "notes_note_id_unique";

    public static Problem NotFound(Guid noteId)
        => new(StatusCodes.Status404NotFound, "note-not-found", $"This person has no note with the id {noteId}.");
}
