using System.ComponentModel.DataAnnotations;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.PersonTags;

namespace Identities.People.Transfers;

/// <summary>
/// One line of an import: a person as POST takes it, and who it is. A collection that is there is the whole one: what it does not hold
/// is removed, what it holds is written where it differs. A collection that is left out stays as it is.
/// </summary>
public sealed record PersonToImport
{
    /// <summary>Who it is. Left out, the person who has one of the <c>clientIdentifiers</c> is meant, or a new one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Names. Without an id an item means the stored name that is equal, else the one in its place.</summary>
    public IReadOnlyList<AliasRequest>? Aliases { get; init; }

    /// <summary>Addresses. Without an id an item means the stored address that is equal, else the one in its place.</summary>
    public IReadOnlyList<AddressRequest>? Addresses { get; init; }

    /// <summary>Custom fields, each name once. Without an id an item means the field of its name.</summary>
    public IReadOnlyList<EntityFieldRequest>? EntityFields { get; init; }

    /// <summary>Tags, each once. One that the person carries already keeps what is left out of it.</summary>
    public IReadOnlyList<PersonTagRequest>? Tags { get; init; }

    /// <summary>Notes. Without an id an item means the stored note that is equal. Private notes of others are not touched.</summary>
    public IReadOnlyList<NoteToImport>? Notes { get; init; }

    /// <summary>
    /// Who the person is in other systems. Beside a <c>personId</c> the collection is whole as the others are; without one the person is
    /// found by it, and keeps the identifiers that it does not hold.
    /// </summary>
    public IReadOnlyList<ClientIdentifierToImport>? ClientIdentifiers { get; init; }
}

/// <summary>A note as a line of an import has it.</summary>
public sealed record NoteToImport
{
    /// <summary>The note to replace, or the id that a new one gets.</summary>
    public Guid? NoteId { get; init; }

    /// <summary>A short line of at most 512 characters.</summary>
    [MaxLength(512)]
    public string? Summary { get; init; }

    /// <summary>The full text, at most 8192 characters.</summary>
    [MaxLength(8192)]
    public string? Body { get; init; }

    /// <summary>Who wrote it. Left out, a stored note keeps its author and a new one gets the caller's username; null is nobody.</summary>
    [MaxLength(256)]
    public string? Author { get; init; }

    /// <summary>Links notes that belong together.</summary>
    public Guid? SharedId { get; init; }

    /// <summary>Whether nobody but the caller may see a new note; a stored one stays what it is.</summary>
    public bool? IsPrivate { get; init; }
}

/// <summary>Who a person is in another system, as a line of an import has it.</summary>
public sealed record ClientIdentifierToImport
{
    internal const int MaxDomain = 255;
    internal const int MaxToken = 8192;

    /// <summary>The other system, as in example.com; at most 255 characters.</summary>
    [MaxLength(MaxDomain)]
    public required string Domain { get; init; }

    /// <summary>What the other system knows the person by, at most 8192 characters.</summary>
    [MaxLength(MaxToken)]
    public required string Token { get; init; }

    /// <summary>Until when it holds, ISO 8601. Left out, a stored identifier keeps its end and a new one has none.</summary>
    public DateTime? Expires { get; init; }
}

/// <summary>One line of an export: a person as GET answers it, and who they are in other systems. An import takes it as it is.</summary>
public sealed record ExportedPerson
{
    /// <summary>The person's id.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Names, the primary one first.</summary>
    public required IReadOnlyList<Alias> Aliases { get; init; }

    /// <summary>Addresses.</summary>
    public required IReadOnlyList<Address> Addresses { get; init; }

    /// <summary>Custom fields.</summary>
    public required IReadOnlyList<EntityField> EntityFields { get; init; }

    /// <summary>Tags that have not expired.</summary>
    public required IReadOnlyList<PersonTag> Tags { get; init; }

    /// <summary>Notes, without other people's private ones.</summary>
    public required IReadOnlyList<ExportedNote> Notes { get; init; }

    /// <summary>Who the person is in other systems, as long as that holds.</summary>
    public required IReadOnlyList<ExportedClientIdentifier> ClientIdentifiers { get; init; }
}

/// <summary>A note as a line of an export has it.</summary>
public sealed record ExportedNote
{
    /// <summary>The note's id.</summary>
    public required Guid NoteId { get; init; }

    /// <summary>A short line.</summary>
    public required string? Summary { get; init; }

    /// <summary>The full text.</summary>
    public required string? Body { get; init; }

    /// <summary>Who wrote it, as free text.</summary>
    public required string? Author { get; init; }

    /// <summary>Links notes that belong together.</summary>
    public required Guid? SharedId { get; init; }

    /// <summary>There, and true, on a private note of the caller's own.</summary>
    public bool? IsPrivate { get; init; }
}

/// <summary>Who a person is in another system.</summary>
public sealed record ExportedClientIdentifier
{
    /// <summary>The other system.</summary>
    public required string Domain { get; init; }

    /// <summary>What the other system knows the person by.</summary>
    public required string Token { get; init; }

    /// <summary>Until when it holds, UTC; null when it does not end.</summary>
    public required DateTime? Expires { get; init; }
}
