using Identities.Platform.Problems;

namespace Identities.People;

/// <summary>Refusals that several operations on whole people share.</summary>
internal static class PersonProblems
{
    /// <summary>The key of people.</summary>
    public const string IdUnique = "people_pkey";

    public static Problem Exists { get; } = new Problem(
        StatusCodes.Status409Conflict, "person-exists", "A person has this id already: PATCH that one, or leave the id out.").About("personId");
}
