using Identities.Platform.Problems;

namespace Identities.EntityFields;

/// <summary>Refusals that several operations on custom fields share.</summary>
internal static class EntityFieldProblems
{
    /// <summary>The index that keeps a field's id unique over the store.</summary>
    public const string IdUnique = "entity_fields_entity_field_id_unique";

    /// <summary>The index that keeps names unique within a person.</summary>
    public const string NameUnique = "entity_fields_name_unique";

    public static Problem NotFound(Guid entityFieldId)
        => new(StatusCodes.Status404NotFound, "entity-field-not-found", $"This person has no custom field with the id {entityFieldId}.");

    public static Problem NameTaken { get; } = new Problem(
        StatusCodes.Status409Conflict, "entity-field-name-taken", "Another custom field of this person has this name; names are unique ignoring case.")
        .About("name");
}
