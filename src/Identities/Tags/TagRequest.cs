using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;

namespace Identities.Tags;

/// <summary>A tag definition as a caller sends it.</summary>
public sealed record TagRequest
{
    public const int MaxName = 128;
    private const int MaxDescription = 8192;

    /// <summary>Made by the service: ignored when a tag is created, and no other than the path's when one is updated.</summary>
    public Guid? TagId { get; init; }

    /// <summary>The display name: not blank, at most 128 characters, unique ignoring case.</summary>
    [MaxLength(MaxName)]
    public required string TagName { get; init; }

    /// <summary>Whether the tag is hidden from choosing. False when left out.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Free text of at most 8192 characters.</summary>
    [MaxLength(MaxDescription)]
    public string? Description { get; init; }

    /// <summary>
    /// How long the tag stays on a person by default, in the form <c>d.hh:mm:ss</c>, not negative. <c>00:00:00</c>, the default, is for
    /// good.
    /// </summary>
    public TimeSpan? DefaultExpirePeriod { get; init; }

    internal static TagRequest Read(JsonFields fields) => Read(fields, MaxName);

    /// <summary>A definition that stands already: a longer name may be the one that another surface gave it.</summary>
    internal static TagRequest ReadUpdate(JsonFields fields) => Read(fields, int.MaxValue);

    private static TagRequest Read(JsonFields fields, int maxName)
    {
        var name = fields.Text("tagName", maxName);
        var request = new TagRequest
        {
            TagId = fields.Id("tagId"),
            TagName = name ?? "",
            Disabled = fields.Flag("disabled"),
            Description = fields.Text("description", MaxDescription),
            DefaultExpirePeriod = fields.Duration("defaultExpirePeriod"),
        };

        // What is no text of this length has been told already.
        if (!fields.HasValue("tagName") || (name is not null && string.IsNullOrWhiteSpace(name)))
        {
            fields.Refuse("tagName", "Must be a text that is not blank.");
        }

        return request;
    }
}
