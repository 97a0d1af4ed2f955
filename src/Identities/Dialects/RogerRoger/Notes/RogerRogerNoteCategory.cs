using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Notes;

/// <summary>What a note can be about.</summary>
public sealed record RogerRogerNoteCategory : LinkedItem
{
    /// <summary>The category's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The display name.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }
}

/// <summary>A page of note categories.</summary>
public sealed record RogerRogerNoteCategoryPage : RogerRogerPage<RogerRogerNoteCategory>;

/// <summary>A note category as a caller sends it.</summary>
public sealed record RogerRogerNoteCategoryRequest
{
    /// <summary>The display name: not blank.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public required string Title { get; init; }
}

/// <summary>A note category's row.</summary>
internal sealed record NoteCategoryRow : IJudged<NoteCategoryRow>
{
    public Guid CategoryId { get; init; }

    public string? Title { get; init; }

    public NoteCategoryRow With(Members members) => this with { Title = members.Text("title", Title) };

    public Problem? Judge(NoteCategoryRow? stands)
    {
        var violations = new Violations();
        violations.NotBlank("title", Title);
        violations.NotTooLong("title", Title);
        return violations.ToProblem();
    }

    public Shown<RogerRogerNoteCategory> Show()
        => new(Resource.NoteCategory, CategoryId, new RogerRogerNoteCategory { Id = CategoryId.ToString(), Title = Title! });
}
