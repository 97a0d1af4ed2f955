using Identities.Platform.Problems;

namespace Identities.Tags;

/// <summary>Refusals that several operations on tag definitions share.</summary>
internal static class TagProblems
{
    /// <summary>The index that keeps names unique.</summary>
    public const string NameUnique = "tags_tag_name_unique";

    public static Problem NotFound(Guid tagId)
        => new(StatusCodes.Status404NotFound, "tag-not-found", $"There is no tag definition with the id {tagId}.");

    public static Problem NameTaken { get; } =
        new Problem(StatusCodes.Status409Conflict, "tag-name-taken", "Another tag has this name; names are unique ignoring case.").About("tagName");
}
