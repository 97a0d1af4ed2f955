using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>
/// A person as this dialect sees the store: rows, in their order. A patch leads from one state to another, and what differs between
/// the two is what is written. Members of the table set what they read in a copy.
/// </summary>
internal sealed record PersonState
{
    public required PersonRow Person { get; set; }

    /// <summary>The scalars that only this dialect knows, by its names for them; those that hold nothing are left out.</summary>
    public required JsonObject Members { get; set; }

    public required IReadOnlyList<EmailRow> Emails { get; set; }

    public required IReadOnlyList<PhoneRow> Phones { get; set; }

    public required IReadOnlyList<UrlRow> Urls { get; set; }

    /// <summary>The address itself; null when there is none.</summary>
    public required AddressRow? Street { get; set; }

    public required AddressRow? Postal { get; set; }

    public required IReadOnlyList<ChosenRow> Chosen { get; set; }

    /// <summary>With the withdrawn ones.</summary>
    public required IReadOnlyList<ConsentRow> Consents { get; set; }

    public required IReadOnlyList<CustomFieldRow> CustomFields { get; set; }

    /// <summary>A person of whom nothing is known.</summary>
    public static PersonState Nobody => new()
    {
        Person = new PersonRow { PersonId = Guid.CreateVersion7() },
        Members = [],
        Emails = [],
        Phones = [],
        Urls = [],
        Street = null,
        Postal = null,
        Chosen = [],
        Consents = [],
        CustomFields = [],
    };
}

/// <summary>The columns of a person that this dialect writes, by their names.</summary>
internal abstract record PersonColumns
{
    public string? JobTitle { get; set; }

    public string? AcademicTitle { get; set; }

    public string? Description { get; set; }

    /// <summary>As year-month-day.</summary>
    public string? BirthDate { get; set; }

    public bool BirthYearKnown { get; set; } = true;

    public int DbiAgentId { get; set; }

    public string? DbiKey { get; set; }

    public DateTime? ArchivedAt { get; set; }

    public Guid? OwnerUserId { get; set; }
}

/// <summary>What there is once per person: its own columns, its first name and its first company.</summary>
internal sealed record PersonRow : PersonColumns
{
    public Guid PersonId { get; init; }

    public int PersonNumber { get; init; }

    public long Version { get; init; }

    public long ListVersion { get; init; }

    /// <summary>What its entity tag says.</summary>
    public string Mark { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public int? CreatorNumber { get; init; }

    public string? CreatorName { get; init; }

    public int? UpdaterNumber { get; init; }

    public string? UpdaterName { get; init; }

    public string DialectMembers { get; init; } = "{}";

    public int? OwnerNumber { get; set; }

    public string? OwnerName { get; init; }

    public int? SupportNumber { get; set; }

    public string? SupportName { get; init; }

    public Guid? PersonAliasId { get; set; }

    public string? FirstName { get; set; }

    public string? MiddleName { get; set; }

    public string? LastName { get; set; }

    public string? Honorific { get; set; }

    public Guid? PersonCompanyId { get; init; }

    public Guid? CompanyId { get; init; }

    public int? CompanyNumber { get; set; }

    public string? CompanyName { get; init; }

    public bool CompanyIsOurs { get; init; }
}

/// <summary>A row of a collection, known by its id.</summary>
internal interface IItemRow
{
    Guid ItemId { get; }

    int Position { get; }
}

/// <summary>A row of a collection whose order callers choose.</summary>
internal interface IPlacedRow<out TRow> : IItemRow
{
    TRow At(int position);
}

internal sealed record EmailRow : IPlacedRow<EmailRow>
{
    public const string Email = "email";
    public const string Chat = "chat";

    public Guid EmailId { get; init; }

    public int Position { get; init; }

    public string Kind { get; init; } = Email;

    public string Address { get; init; } = "";

    public string? Description { get; init; }

    public bool Bounces { get; init; }

    public Guid ItemId => EmailId;

    public EmailRow At(int position) => Position == position ? this : this with { Position = position };
}

internal sealed record PhoneRow : IPlacedRow<PhoneRow>
{
    public Guid PhoneId { get; init; }

    public int Position { get; init; }

    public string? Kind { get; init; }

    public string? Label { get; init; }

    public string Number { get; init; } = "";

    public string Digits { get; init; } = "";

    public string? Description { get; init; }

    public Guid ItemId => PhoneId;

    public PhoneRow At(int position) => Position == position ? this : this with { Position = position };
}

internal sealed record UrlRow : IPlacedRow<UrlRow>
{
    public Guid UrlId { get; init; }

    public int Position { get; init; }

    public string Url { get; init; } = "";

    public string? Description { get; init; }

    public Guid ItemId => UrlId;

    public UrlRow At(int position) => Position == position ? this : this with { Position = position };
}

internal sealed record AddressRow
{
    public const string PostalKind = "postal";

    public Guid PersonAddressId { get; init; }

    public bool IsPrimary { get; init; }

    public string? Kind { get; init; }

    public string? Street { get; set; }

    public string? Street2 { get; set; }

    public string? Street3 { get; set; }

    public string? Area { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? PostalCode { get; set; }

    public string? Country { get; init; }

    public string? CountryCode { get; init; }
}

internal sealed record ChosenRow : IPlacedRow<ChosenRow>
{
    public Guid ChosenItemId { get; init; }

    public int Position { get; init; }

    public string List { get; init; } = "";

    public int ChosenId { get; init; }

    public Guid ItemId => ChosenItemId;

    public ChosenRow At(int position) => Position == position ? this : this with { Position = position };
}

internal sealed record ConsentRow : IItemRow
{
    public Guid ConsentId { get; init; }

    public int ConsentNumber { get; init; }

    public int Position { get; init; }

    public int PurposeId { get; init; }

    public int LegalBaseId { get; init; }

    public int SourceId { get; init; }

    public string? Comment { get; init; }

    public DateTime RegisteredAt { get; init; }

    public int? RegistrarNumber { get; init; }

    public DateTime UpdatedAt { get; init; }

    public int? UpdaterNumber { get; init; }

    public Guid ItemId => ConsentId;
}

internal sealed record CustomFieldRow : IItemRow
{
    public const string UserDefined = "UserDefinedFields";
    public const string Extra = "ExtraFields";

    public Guid EntityFieldId { get; init; }

    public int Position { get; init; }

    public string Name { get; init; } = "";

    public string? StringValue { get; init; }

    public DateTime? DateValue { get; init; }

    public decimal? NumberValue { get; init; }

    public bool? BoolValue { get; init; }

    public string? Dictionary { get; init; }

    public Guid ItemId => EntityFieldId;
}
