using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;

namespace Identities.People;

/// <summary>One of a person's collections: its name in the document, its items' id, every name that an item may hold, and its items.</summary>
internal sealed record PersonCollection(string Name, string ItemId, IReadOnlyList<string> Members, Func<IdentityPersonItem, IReadOnlyList<IJsonCarrier>> ItemsOf)
{
    public static readonly PersonCollection Aliases = Of<Alias>("aliases", "personAliasId", person => person.Aliases);
    public static readonly PersonCollection Addresses = Of<Address>("addresses", "personAddressId", person => person.Addresses);
    public static readonly PersonCollection EntityFields = Of<EntityField>("entityFields", "entityFieldId", person => person.EntityFields);
    public static readonly PersonCollection Tags = Of<PersonTag>("tags", "personTagId", person => person.Tags);
    public static readonly PersonCollection Notes = Of<Note>("notes", "noteId", person => person.Notes);

    public static readonly IReadOnlyList<PersonCollection> All = [Aliases, Addresses, EntityFields, Tags, Notes];

    public static PersonCollection? Named(string name) => All.FirstOrDefault(collection => collection.Name == name);

    private static PersonCollection Of<TItem>(string name, string itemId, Func<IdentityPersonItem, IReadOnlyList<TItem>> itemsOf)
        where TItem : class, IJsonCarrier
        => new(name, itemId, MemberNames.Of<TItem>().Names, itemsOf);
}
