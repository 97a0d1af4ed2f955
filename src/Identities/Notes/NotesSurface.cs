using Identities.Notes.DeleteNote;
using Identities.Notes.ListNotes;
using Identities.Notes.UpsertNote;
using Identities.Platform.Http;

namespace Identities.Notes;

/// <summary>The notes about a person. Private ones are there for their owner only.</summary>
internal static class NotesSurface
{
    public static void MapNotes(this IEndpointRouteBuilder native) => native
        .MapGroup("/people/{personId:uuid}/notes")
        .WithTags("Notes")
        .Map<ListNotesEndpoint>()
        .Map<UpsertNoteEndpoint>()
        .Map<DeleteNoteEndpoint>();
}
