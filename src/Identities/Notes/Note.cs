using System.Text.Json;
using Identities.People;
using Identities.Platform.Http;

namespace Identities.Notes;

/// <summary>A note about a person.</summary>
public sealed record Note : IJsonCarrier
{
    /// <summary>The note's id.</summary>
    public required Guid NoteId { get; init; }

    /// <summary>A short line.</summary>
    public required string? Summary { get; init; }

    /// <summary>The full text.</summary>
    public required string? Body { get; init; }

    /// <summary>Who wrote it, as free text.</summary>
    public required string? Author { get; init; }

    /// <summary>Links notes that belong together.</summary>
    public required Guid? SharedId { get; init; }

    void IJsonCarrier.WriteTo(Utf8JsonWriter json)
        => json.WriteNote(NoteId, Summary, Body, Author, SharedId);
}
