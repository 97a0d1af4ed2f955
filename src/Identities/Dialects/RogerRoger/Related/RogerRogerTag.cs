using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Related;

/// <summary>A tag, which can be put on people and organizations: the same definition as on the native surface.</summary>
public sealed record RogerRogerTag : LinkedItem
{
    /// <summary>The tag's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The display name, unique ignoring case.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Free text.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>The colour behind the title.</summary>
    [JsonPropertyName("backgroundColor")]
    public required string? BackgroundColor { get; init; }

    /// <summary>The colour of the title.</summary>
    [JsonPropertyName("textColor")]
    public required string? TextColor { get; init; }

    /// <summary>When the tag was made, to the second.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the tag was changed last, to the second.</summary>
    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A page of tags.</summary>
public sealed record RogerRogerTagPage : RogerRogerPage<RogerRogerTag>;

/// <summary>A tag as a caller sends it. What is left out becomes null; whether the tag is disabled and how long it stays by default are kept.</summary>
public sealed record RogerRogerTagRequest
{
    /// <summary>The display name: not blank, unique ignoring case.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public required string Title { get; init; }

    /// <summary>Free text.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The colour behind the title, as in <c>#ff0000</c>.</summary>
    [JsonPropertyName("backgroundColor")]
    [MaxLength(Violations.MaxLength)]
    public string? BackgroundColor { get; init; }

    /// <summary>The colour of the title.</summary>
    [JsonPropertyName("textColor")]
    [MaxLength(Violations.MaxLength)]
    public string? TextColor { get; init; }
}

/// <summary>Some members of a tag; the others stay.</summary>
public sealed record RogerRogerTagPatch
{
    /// <summary>The display name: not blank, unique ignoring case.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public string? Title { get; init; }

    /// <summary>Free text.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The colour behind the title, as in <c>#ff0000</c>.</summary>
    [JsonPropertyName("backgroundColor")]
    [MaxLength(Violations.MaxLength)]
    public string? BackgroundColor { get; init; }

    /// <summary>The colour of the title.</summary>
    [JsonPropertyName("textColor")]
    [MaxLength(Violations.MaxLength)]
    public string? TextColor { get; init; }
}

/// <summary>A tag as this dialect sees its row.</summary>
internal sealed record TagRow : IJudged<TagRow>, ICounted
{
    /// <summary>The index that keeps titles unique.</summary>
    public const string TitleUnique = "tags_tag_name_unique";

    public Guid TagId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? BackgroundColor { get; init; }

    public string? TextColor { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string Mark { get; init; } = "";

    /// <summary>Without anything that a caller writes: what a whole body is read over.</summary>
    public TagRow Emptied() => this with { Title = null, Description = null, BackgroundColor = null, TextColor = null };

    public TagRow With(Members members) => this with
    {
        Title = members.Text("title", Title),
        Description = members.Text("description", Description),
        BackgroundColor = members.Text("backgroundColor", BackgroundColor),
        TextColor = members.Text("textColor", TextColor),
    };

    public Problem? Judge(TagRow? stands)
    {
        var violations = new Violations();

        if (stands is null || Title != stands.Title)
        {
            violations.NotBlank("title", Title);
            violations.NotTooLong("title", Title);
        }

        violations.NotTooLong("backgroundColor", BackgroundColor);
        violations.NotTooLong("textColor", TextColor);
        return violations.ToProblem();
    }

    public Shown<RogerRogerTag> Show() => new(Resource.Tag, TagId, new RogerRogerTag
    {
        Id = TagId.ToString(),
        Title = Title!,
        Description = Description,
        BackgroundColor = BackgroundColor,
        TextColor = TextColor,
        CreatedAt = Dates.Shown(CreatedAt),
        UpdatedAt = Dates.Shown(UpdatedAt),
    })
    {
        Mark = Mark,
        ModifiedAt = UpdatedAt,
    };

    public const string LockedRow = """
        select tag_id, tag_name as title, description, background_color, text_color, created_at, updated_at, row_version::text as mark
        from   tags
        where  tag_id = @Id
        and    deleted_at is null
        for no key update
        """;

    public const string Update = """
        select open_change(@Actor, @Origin, @Moment);

        update tags
        set    tag_name         = @Title,
               description      = @Description,
               background_color = @BackgroundColor,
               text_color       = @TextColor,
               updated_at       = greatest(@Moment, updated_at)
        where  tag_id = @TagId
        returning tag_id, tag_name as title, description, background_color, text_color, created_at, updated_at, row_version::text as mark;

        commit;
        """;
}
