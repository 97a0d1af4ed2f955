using Identities.Platform.Http;

namespace Identities.PersonTags;

/// <summary>A tag to put on a person. A person carries a tag once: putting it on again changes when it was put on and when it goes.</summary>
public sealed record PersonTagRequest
{
    /// <summary>The tag definition.</summary>
    public required Guid TagId { get; init; }

    /// <summary>When the tag was put on, ISO 8601; now when left out.</summary>
    public DateTime? Created { get; init; }

    /// <summary>
    /// When the tag goes by itself, ISO 8601, later than <c>created</c>. Left out, the definition's default period decides; null keeps
    /// the tag for good.
    /// </summary>
    public DateTime? Expires { get; init; }

    /// <summary>The id that a new application gets; made by the service when left out.</summary>
    public Guid? PersonTagId { get; init; }

    /// <summary>Whether the definition's default period decides about the expiry.</summary>
    internal bool ExpiresByDefault { get; init; }

    /// <summary>The item that is written, with whether it ends by default.</summary>
    internal object Item => new { PersonTagId, TagId, Created, Expires, ExpiresByDefault };

    /// <summary>What would leave a person's tag as it is.</summary>
    internal static PersonTagRequest Of(PersonTag tag) => new()
    {
        TagId = tag.TagId,
        Created = tag.Created,
        Expires = tag.Expires,
        PersonTagId = tag.PersonTagId,
    };

    /// <summary>Reads a request at a moment; a tag without <c>created</c> is put on then, to the second.</summary>
    internal static PersonTagRequest Read(JsonFields fields, DateTime now)
    {
        var request = new PersonTagRequest
        {
            TagId = fields.RequiredId("tagId"),
            Created = fields.Moment("created") ?? now.CutToSeconds(),
            Expires = fields.Moment("expires"),
            PersonTagId = fields.Id("personTagId"),
            ExpiresByDefault = !fields.Has("expires"),
        };

        if (!fields.AnyRefused && request.Expires <= request.Created)
        {
            fields.Refuse("expires", "Must be later than created.");
        }

        return request;
    }
}
