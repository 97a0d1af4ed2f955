using Identities.Platform.Problems;

namespace Identities.Aliases;

/// <summary>Refusals that several operations on aliases share.</summary>
internal static class AliasProblems
{
    /// <summary>The index that keeps an alias's id unique over the store.</summary>
    public const string IdUnique = "aliases_person_alias_id_unique";

    public static Problem NotFound(Guid personAliasId)
        => new(StatusCodes.Status404NotFound, "alias-not-found", $"This person has no alias with the id {personAliasId}.");
}
