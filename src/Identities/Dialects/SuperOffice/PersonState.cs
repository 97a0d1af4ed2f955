using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice;

/// <summary>
/// A person as this dialect sees the store: rows, in their order. A patch leads from one state to another, and what differs between
/// the two is what is written.
/// </summary>
internal sealed record PersonState
{
    public required PersonRow Person { get; init; }

    /// <summary>The scalars that only this dialect knows, by its names for them; those that hold nothing are left out.</summary>
    public required JsonObject Members { get; init; }

    public required IReadOnlyList<EmailRow> Emails { get; init; }

    public required IReadOnlyList<PhoneRow> Phones { get; init; }

    public required IReadOnlyList<UrlRow> Urls { get; init; }

    /// <summary>The address itself; null when there is none.</summary>
    public required AddressRow? Street { get; init; }

    public required AddressRow? Postal { get; init; }

    public required IReadOnlyList<ChosenRow> Chosen { get; init; }

    /// <summary>With the withdrawn ones.</summary>
    public required IReadOnlyList<ConsentRow> Consents { get; init; }

    public required IReadOnlyList<CustomFieldRow> CustomFields { get; init; }
}

/// <summary>What there is once per person: its own columns, its first name and its first company.</summary>
internal sealed record PersonRow
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

    public string? JobTitle { get; init; }

    public string? AcademicTitle { get; init; }

    public string? Description { get; init; }

    /// <summary>As year-month-day.</summary>
    public string? BirthDate { get; init; }

    public bool BirthYearKnown { get; init; } = true;

    public int DbiAgentId { get; init; }

    public string? DbiKey { get; init; }

    public DateTime? ArchivedAt { get; init; }

    public string DialectMembers { get; init; } = "{}";

    public Guid? OwnerUserId { get; init; }

    public int? OwnerNumber { get; init; }

    public string? OwnerName { get; init; }

    public int? SupportNumber { get; init; }

    public string? SupportName { get; init; }

    public Guid? PersonAliasId { get; init; }

    public string? FirstName { get; init; }

    public string? MiddleName { get; init; }

    public string? LastName { get; init; }

    public string? Honorific { get; init; }

    public Guid? PersonCompanyId { get; init; }

    public Guid? CompanyId { get; init; }

    public int? CompanyNumber { get; init; }

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

    public string? Street { get; init; }

    public string? Street2 { get; init; }

    public string? Street3 { get; init; }

    public string? Area { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

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
