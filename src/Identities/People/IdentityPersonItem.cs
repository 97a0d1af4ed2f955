using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;

namespace Identities.People;

/// <summary>A person, whole.</summary>
public sealed record IdentityPersonItem
{
    /// <summary>The person's id.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Names, the primary one first.</summary>
    public required IReadOnlyList<Alias> Aliases { get; init; }

    /// <summary>Addresses, in the order they were added.</summary>
    public required IReadOnlyList<Address> Addresses { get; init; }

    /// <summary>Custom fields.</summary>
    public required IReadOnlyList<EntityField> EntityFields { get; init; }

    /// <summary>Tags that have not expired.</summary>
    public required IReadOnlyList<PersonTag> Tags { get; init; }

    /// <summary>Notes, without other people's private ones.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }
}
