using Identities.Platform.Problems;

namespace Identities.PersonTags;

/// <summary>Refusals that several operations on people's tags share.</summary>
internal static class PersonTagProblems
{
    /// <summary>The index that keeps an application's id unique over the store.</summary>
    public const string IdUnique = "person_tags_person_tag_id_unique";

    /// <summary>The key of a person's applications.</summary>
    public const string PrimaryKey = "person_tags_pkey";

    /// <summary>The rule that an expiry by default stays within the calendar.</summary>
    public const string ExpiresInCalendar = "person_tags_expires_in_calendar";

    public static Problem NotFound(Guid personTagId)
        => new(StatusCodes.Status404NotFound, "person-tag-not-found", $"This person carries no tag with the id {personTagId}.");

    public static Problem OtherTagHasId { get; } = new Problem(
        StatusCodes.Status409Conflict, "person-tag-id-taken", "Another tag of this person has this personTagId; leave it out.").About("personTagId");

    public static Problem ExpiresTooLate { get; } = new Problem(
        StatusCodes.Status400BadRequest, "expires-too-late", "The tag's default period ends after the year 9999; send expires.").About("expires");
}
