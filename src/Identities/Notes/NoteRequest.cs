using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;

namespace Identities.Notes;

/// <summary>A note as a caller sends it: a summary or a body, or both. Members left out become null.</summary>
public sealed record NoteRequest
{
    private const int MaxSummary = 512;
    private const int MaxBody = 8192;
    private const int MaxAuthor = 256;

    /// <summary>The note to replace, or the id that a new one gets; made by the service when left out.</summary>
    public Guid? NoteId { get; init; }

    /// <summary>A short line of at most 512 characters.</summary>
    [MaxLength(MaxSummary)]
    public string? Summary { get; init; }

    /// <summary>The full text, at most 8192 characters.</summary>
    [MaxLength(MaxBody)]
    public string? Body { get; init; }

    /// <summary>Who wrote it, as free text of at most 256 characters; the caller's username when left out.</summary>
    [MaxLength(MaxAuthor)]
    public string? Author { get; init; }

    /// <summary>Links notes that belong together.</summary>
    public Guid? SharedId { get; init; }

    /// <summary>What would leave a note as it is.</summary>
    internal static NoteRequest Of(Note note) => new()
    {
        NoteId = note.NoteId,
        Summary = note.Summary,
        Body = note.Body,
        Author = note.Author,
        SharedId = note.SharedId,
    };

    internal static NoteRequest Read(JsonFields fields)
    {
        var request = new NoteRequest
        {
            NoteId = fields.Id("noteId"),
            Summary = fields.Text("summary", MaxSummary),
            Body = fields.Text("body", MaxBody),
            Author = fields.Text("author", MaxAuthor),
            SharedId = fields.Id("sharedId"),
        };

        if (!fields.AnyRefused && string.IsNullOrWhiteSpace(request.Summary) && string.IsNullOrWhiteSpace(request.Body))
        {
            fields.Refuse("summary", "A note needs a summary or a body.");
        }

        return request;
    }
}
