using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;

namespace Identities.Dialects.RogerRoger.Notes;

/// <summary>A note about a person.</summary>
public sealed record RogerRogerNote : LinkedItem
{
    /// <summary>The note's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>When the note was made, or the moment that it is about.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The text; null for notes that another surface made without one.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>A short line.</summary>
    [JsonPropertyName("title")]
    public required string? Title { get; init; }

    /// <summary>Whether it stands before the others.</summary>
    [JsonPropertyName("flagged")]
    public required bool Flagged { get; init; }

    /// <summary>Whether nobody but its author sees it, on any surface.</summary>
    [JsonPropertyName("isPrivate")]
    public required bool IsPrivate { get; init; }

    /// <summary>The IRI of the user who wrote it.</summary>
    [JsonPropertyName("author")]
    public required string? Author { get; init; }

    /// <summary>The IRI of what it is about; null for notes that another surface made.</summary>
    [JsonPropertyName("category")]
    public required string? Category { get; init; }
}

/// <summary>A page of notes.</summary>
public sealed record RogerRogerNotePage : RogerRogerPage<RogerRogerNote>;

/// <summary>A note as a caller sends it. What is left out goes back to what a new note has, but for the moment of its making, which stays.</summary>
public sealed record RogerRogerNoteRequest
{
    /// <summary>Not read: the path names the person.</summary>
    [JsonPropertyName("personId")]
    public string? PersonId { get; init; }

    /// <summary>The moment that the note is about; now when left out.</summary>
    [JsonPropertyName("createdAt")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The text: not blank.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>A short line.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public string? Title { get; init; }

    /// <summary>Whether it stands before the others; false when left out.</summary>
    [JsonPropertyName("flagged")]
    public bool? Flagged { get; init; }

    /// <summary>Whether nobody but its author sees it; false when left out.</summary>
    [JsonPropertyName("isPrivate")]
    public bool? IsPrivate { get; init; }

    /// <summary>The IRI of the user who wrote it. A new note is the caller's when this is left out. A private note goes to whom this names.</summary>
    [JsonPropertyName("author")]
    public string? Author { get; init; }

    /// <summary>The IRI of what it is about.</summary>
    [JsonPropertyName("category")]
    public required string Category { get; init; }
}

/// <summary>Some members of a note; the others stay.</summary>
public sealed record RogerRogerNotePatch
{
    /// <summary>The moment that the note is about.</summary>
    [JsonPropertyName("createdAt")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The text: not blank.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>A short line.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public string? Title { get; init; }

    /// <summary>Whether it stands before the others.</summary>
    [JsonPropertyName("flagged")]
    public bool? Flagged { get; init; }

    /// <summary>Whether nobody but its author sees it.</summary>
    [JsonPropertyName("isPrivate")]
    public bool? IsPrivate { get; init; }

    /// <summary>The IRI of the user who wrote it: a private note becomes theirs. Null gives it back to its creator.</summary>
    [JsonPropertyName("author")]
    public string? Author { get; init; }

    /// <summary>The IRI of what it is about: not null.</summary>
    [JsonPropertyName("category")]
    public string? Category { get; init; }
}
