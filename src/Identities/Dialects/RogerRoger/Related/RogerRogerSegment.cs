using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Related;

/// <summary>A segment that people and organizations are sorted into.</summary>
public sealed record RogerRogerSegment : LinkedItem
{
    /// <summary>The segment's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The display name.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The name of the picture beside it.</summary>
    [JsonPropertyName("icon")]
    public required string Icon { get; init; }

    /// <summary>Its place among the others, as clients show them.</summary>
    [JsonPropertyName("sequence")]
    public required int? Sequence { get; init; }
}

/// <summary>A page of segments.</summary>
public sealed record RogerRogerSegmentPage : RogerRogerPage<RogerRogerSegment>;

/// <summary>A segment as a caller sends it. What is left out becomes null.</summary>
public sealed record RogerRogerSegmentRequest
{
    /// <summary>The display name: not blank.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public required string Title { get; init; }

    /// <summary>The name of the picture beside it: not blank.</summary>
    [JsonPropertyName("icon")]
    [MaxLength(Violations.MaxLength)]
    public required string Icon { get; init; }

    /// <summary>Its place among the others, as clients show them.</summary>
    [JsonPropertyName("sequence")]
    public int? Sequence { get; init; }
}

/// <summary>Some members of a segment; the others stay.</summary>
public sealed record RogerRogerSegmentPatch
{
    /// <summary>The display name: not blank.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public string? Title { get; init; }

    /// <summary>The name of the picture beside it: not blank.</summary>
    [JsonPropertyName("icon")]
    [MaxLength(Violations.MaxLength)]
    public string? Icon { get; init; }

    /// <summary>Its place among the others, as clients show them.</summary>
    [JsonPropertyName("sequence")]
    public int? Sequence { get; init; }
}

/// <summary>A segment's row.</summary>
internal sealed record SegmentRow : IJudged<SegmentRow>, ICounted
{
    private const string NotInRange = "04b91c99-a946-4221-afc5-e65ebac401eb";

    public Guid SegmentId { get; init; }

    public string? Title { get; init; }

    public string? Icon { get; init; }

    public long? Sequence { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string Mark { get; init; } = "";

    /// <summary>Without anything that a caller writes: what a whole body is read over.</summary>
    public SegmentRow Emptied() => this with { Title = null, Icon = null, Sequence = null };

    public SegmentRow With(Members members) => this with
    {
        Title = members.Text("title", Title),
        Icon = members.Text("icon", Icon),
        Sequence = members.Number("sequence", Sequence),
    };

    public Problem? Judge(SegmentRow? stands)
    {
        var violations = new Violations();
        violations.NotBlank("title", Title);
        violations.NotTooLong("title", Title);
        violations.NotBlank("icon", Icon);
        violations.NotTooLong("icon", Icon);

        if (Sequence is < int.MinValue or > int.MaxValue)
        {
            violations.Add("sequence", $"This value should be between {int.MinValue} and {int.MaxValue}.", NotInRange);
        }

        return violations.ToProblem();
    }

    public Shown<RogerRogerSegment> Show() => new(Resource.Segment, SegmentId, new RogerRogerSegment
    {
        Id = SegmentId.ToString(),
        Title = Title!,
        Icon = Icon!,
        Sequence = (int?)Sequence,
    })
    {
        Mark = Mark,
        ModifiedAt = UpdatedAt,
    };

    public const string LockedRow = """
        select segment_id, title, icon, sequence::bigint as sequence, updated_at, row_version::text as mark
        from   segments
        where  segment_id = @Id
        for no key update
        """;

    public const string Update = """
        select open_change(@Actor, @Origin, @Moment);

        update segments
        set    title      = @Title,
               icon       = @Icon,
               sequence   = @Sequence,
               updated_at = greatest(@Moment, updated_at)
        where  segment_id = @SegmentId
        returning segment_id, title, icon, sequence::bigint as sequence, updated_at, row_version::text as mark;

        commit;
        """;
}
