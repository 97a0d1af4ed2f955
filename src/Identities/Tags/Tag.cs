using Identities.Platform.Http;

namespace Identities.Tags;

/// <summary>A tag definition: what can be put on people.</summary>
public sealed record Tag
{
    /// <summary>Made by the service.</summary>
    public required Guid TagId { get; init; }

    /// <summary>The display name, unique ignoring case.</summary>
    public required string TagName { get; init; }

    /// <summary>Whether the tag is hidden from choosing. Those who carry it keep it.</summary>
    public required bool Disabled { get; init; }

    /// <summary>Free text.</summary>
    public required string? Description { get; init; }

    /// <summary>
    /// How long the tag stays on a person by default, in the form <c>d.hh:mm:ss</c>, without the days below one: <c>30.00:00:00</c>,
    /// <c>08:00:00</c>; <c>00:00:00</c> is for good.
    /// </summary>
    public required TimeSpan DefaultExpirePeriod { get; init; }

    internal string? Mark { get; init; }

    internal DateTime? ModifiedAt { get; init; }

    internal Versioned<Tag> WithVersion() => new(this, Mark, ModifiedAt);
}
