namespace Identities.Notes;

/// <summary>A note about a person.</summary>
public sealed record Note
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
}
