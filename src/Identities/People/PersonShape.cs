namespace Identities.People;

/// <summary>How a person's collections are written.</summary>
internal enum PersonShape
{
    /// <summary>As arrays, in their order.</summary>
    List,

    /// <summary>As maps from an item's id to the item, so that a patch can touch exactly one by its id.</summary>
    Keyed,
}
