using System.Text.Json.Serialization;

namespace Identities.Dialects.SuperOffice;

/// <summary>A person. As a body any of its members may be left out.</summary>
public sealed record PersonEntityWithLinks
{
    /// <summary>The person's number; read-only.</summary>
    [JsonPropertyName("PersonId")]
    public int PersonId { get; init; }

    /// <summary>Given name, at most 99 characters.</summary>
    [JsonPropertyName("Firstname")]
    public string? Firstname { get; init; }

    /// <summary>Middle name or particle, at most 99 characters.</summary>
    [JsonPropertyName("MiddleName")]
    public string? MiddleName { get; init; }

    /// <summary>Family name, at most 99 characters.</summary>
    [JsonPropertyName("Lastname")]
    public string? Lastname { get; init; }

    /// <summary>Form of address, such as "Mr.".</summary>
    [JsonPropertyName("Mrmrs")]
    public string? Mrmrs { get; init; }

    /// <summary>Job title, at most 219 characters.</summary>
    [JsonPropertyName("Title")]
    public string? Title { get; init; }

    /// <summary>Last change, UTC; read-only.</summary>
    [JsonPropertyName("UpdatedDate")]
    public DateTime UpdatedDate { get; init; }

    /// <summary>Registration, UTC; read-only.</summary>
    [JsonPropertyName("CreatedDate")]
    public DateTime CreatedDate { get; init; }

    /// <summary>A day: year 1 is none, year 2 is a day whose year nobody knows.</summary>
    [JsonPropertyName("BirthDate")]
    public DateTime BirthDate { get; init; }

    [JsonPropertyName("CreatedBy")]
    public Associate? CreatedBy { get; init; }

    [JsonPropertyName("Emails")]
    public IReadOnlyList<EntityElement> Emails { get; init; } = [];

    /// <summary>At most 2047 characters.</summary>
    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    [JsonPropertyName("IsAssociate")]
    public bool IsAssociate { get; init; }

    [JsonPropertyName("PrivatePhones")]
    public IReadOnlyList<EntityElement> PrivatePhones { get; init; } = [];

    [JsonPropertyName("Faxes")]
    public IReadOnlyList<EntityElement> Faxes { get; init; } = [];

    [JsonPropertyName("MobilePhones")]
    public IReadOnlyList<EntityElement> MobilePhones { get; init; } = [];

    [JsonPropertyName("OfficePhones")]
    public IReadOnlyList<EntityElement> OfficePhones { get; init; } = [];

    [JsonPropertyName("OtherPhones")]
    public IReadOnlyList<EntityElement> OtherPhones { get; init; } = [];

    /// <summary>Item of the list perspos, by Id.</summary>
    [JsonPropertyName("Position")]
    public Position? Position { get; init; }

    [JsonPropertyName("UpdatedBy")]
    public Associate? UpdatedBy { get; init; }

    /// <summary>The company, by ContactId.</summary>
    [JsonPropertyName("Contact")]
    public Contact? Contact { get; init; }

    /// <summary>By CountryId.</summary>
    [JsonPropertyName("Country")]
    public Country? Country { get; init; }

    /// <summary>All interests there are, the person's own ones selected.</summary>
    [JsonPropertyName("Interests")]
    public IReadOnlyList<SelectableMDOListItem> Interests { get; init; } = [];

    [JsonPropertyName("PersonNumber")]
    public string? PersonNumber { get; init; }

    /// <summary>Derived; read-only.</summary>
    [JsonPropertyName("FullName")]
    public string? FullName { get; init; }

    /// <summary>No advertising.</summary>
    [JsonPropertyName("NoMailing")]
    public bool NoMailing { get; init; }

    [JsonPropertyName("UsePersonAddress")]
    public bool UsePersonAddress { get; init; }

    /// <summary>Hidden from lists.</summary>
    [JsonPropertyName("Retired")]
    public bool Retired { get; init; }

    [JsonPropertyName("Urls")]
    public IReadOnlyList<EntityElement> Urls { get; init; } = [];

    /// <summary>Derived; read-only.</summary>
    [JsonPropertyName("FormalName")]
    public string? FormalName { get; init; }

    [JsonPropertyName("Address")]
    public Address? Address { get; init; }

    [JsonPropertyName("Post3")]
    public string? Post3 { get; init; }

    [JsonPropertyName("Post2")]
    public string? Post2 { get; init; }

    [JsonPropertyName("Post1")]
    public string? Post1 { get; init; }

    [JsonPropertyName("Kanalname")]
    public string? Kanalname { get; init; }

    [JsonPropertyName("Kanafname")]
    public string? Kanafname { get; init; }

    [JsonPropertyName("CorrespondingAssociate")]
    public Associate? CorrespondingAssociate { get; init; }

    /// <summary>Item of the list category, by Id.</summary>
    [JsonPropertyName("Category")]
    public Category? Category { get; init; }

    /// <summary>Item of the list business, by Id.</summary>
    [JsonPropertyName("Business")]
    public Business? Business { get; init; }

    /// <summary>The owner, by AssociateId.</summary>
    [JsonPropertyName("Associate")]
    public Associate? Associate { get; init; }

    /// <summary>Academic title.</summary>
    [JsonPropertyName("Salutation")]
    public string? Salutation { get; init; }

    [JsonPropertyName("ActiveInterests")]
    public int ActiveInterests { get; init; }

    [JsonPropertyName("SupportAssociate")]
    public Associate? SupportAssociate { get; init; }

    [JsonPropertyName("TicketPriority")]
    public TicketPriority? TicketPriority { get; init; }

    [JsonPropertyName("CustomerLanguage")]
    public CustomerLanguage? CustomerLanguage { get; init; }

    [JsonPropertyName("DbiAgentId")]
    public int DbiAgentId { get; init; }

    [JsonPropertyName("DbiKey")]
    public string? DbiKey { get; init; }

    [JsonPropertyName("DbiLastModified")]
    public DateTime DbiLastModified { get; init; }

    [JsonPropertyName("DbiLastSyncronized")]
    public DateTime DbiLastSyncronized { get; init; }

    [JsonPropertyName("SentInfo")]
    public short SentInfo { get; init; }

    [JsonPropertyName("ShowContactTickets")]
    public short ShowContactTickets { get; init; }

    [JsonPropertyName("UserInfo")]
    public UserInfo? UserInfo { get; init; }

    [JsonPropertyName("ChatEmails")]
    public IReadOnlyList<EntityElement> ChatEmails { get; init; } = [];

    [JsonPropertyName("InternetPhones")]
    public IReadOnlyList<EntityElement> InternetPhones { get; init; } = [];

    [JsonPropertyName("Source")]
    public short Source { get; init; }

    [JsonPropertyName("ActiveErpLinks")]
    public int ActiveErpLinks { get; init; }

    /// <summary>All shipment types there are, the person's own ones selected.</summary>
    [JsonPropertyName("ShipmentTypes")]
    public IReadOnlyList<SelectableMDOListItem> ShipmentTypes { get; init; } = [];

    /// <summary>Entries left out are kept; the legal base WITHDRAWN takes one back.</summary>
    [JsonPropertyName("Consents")]
    public IReadOnlyList<ConsentInfo> Consents { get; init; } = [];

    /// <summary>Addresses found to be dead; read-only.</summary>
    [JsonPropertyName("BounceEmails")]
    public IReadOnlyList<string> BounceEmails { get; init; } = [];

    [JsonPropertyName("ActiveStatusMonitorId")]
    public int ActiveStatusMonitorId { get; init; }

    [JsonPropertyName("CreatedByFormId")]
    public int CreatedByFormId { get; init; }

    [JsonPropertyName("UtmParameters")]
    public SavedUtmParameters? UtmParameters { get; init; }

    [JsonPropertyName("LeadstatusId")]
    public int LeadstatusId { get; init; }

    /// <summary>Part of CustomFields: the keys SuperOffice:n, and those written here.</summary>
    [JsonPropertyName("UserDefinedFields")]
    public IReadOnlyDictionary<string, string> UserDefinedFields { get; init; } = new Dictionary<string, string>();

    /// <summary>Part of CustomFields: all other keys.</summary>
    [JsonPropertyName("ExtraFields")]
    public IReadOnlyDictionary<string, string> ExtraFields { get; init; } = new Dictionary<string, string>();

    /// <summary>All custom fields as texts; a write names the keys that it changes.</summary>
    [JsonPropertyName("CustomFields")]
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();

    /// <summary>Absolute addresses; read-only.</summary>
    [JsonPropertyName("_Links")]
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();
}

/// <summary>A person as a flat carrier.</summary>
public sealed record SimplePerson
{
    [JsonPropertyName("PersonId")]
    public int PersonId { get; init; }

    [JsonPropertyName("Firstname")]
    public string? Firstname { get; init; }

    [JsonPropertyName("Lastname")]
    public string? Lastname { get; init; }

    [JsonPropertyName("MiddleName")]
    public string? MiddleName { get; init; }

    [JsonPropertyName("Mrmrs")]
    public string? Mrmrs { get; init; }

    [JsonPropertyName("Title")]
    public string? Title { get; init; }

    [JsonPropertyName("Position")]
    public string? Position { get; init; }

    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    [JsonPropertyName("Email")]
    public string? Email { get; init; }

    [JsonPropertyName("FullName")]
    public string? FullName { get; init; }

    [JsonPropertyName("FormalName")]
    public string? FormalName { get; init; }

    [JsonPropertyName("Salutation")]
    public string? Salutation { get; init; }

    [JsonPropertyName("DirectPhone")]
    public string? DirectPhone { get; init; }

    [JsonPropertyName("MobilePhone")]
    public string? MobilePhone { get; init; }

    [JsonPropertyName("FaxPhone")]
    public string? FaxPhone { get; init; }

    [JsonPropertyName("EmailName")]
    public string? EmailName { get; init; }

    [JsonPropertyName("PersonNumber")]
    public string? PersonNumber { get; init; }

    [JsonPropertyName("CountryId")]
    public int CountryId { get; init; }

    [JsonPropertyName("ContactId")]
    public int ContactId { get; init; }

    [JsonPropertyName("ContactName")]
    public string? ContactName { get; init; }

    [JsonPropertyName("ContactFullName")]
    public string? ContactFullName { get; init; }

    [JsonPropertyName("Retired")]
    public bool Retired { get; init; }

    [JsonPropertyName("ActiveInterests")]
    public int ActiveInterests { get; init; }

    [JsonPropertyName("AssociateId")]
    public int AssociateId { get; init; }

    [JsonPropertyName("UsePersonAddress")]
    public bool UsePersonAddress { get; init; }

    [JsonPropertyName("Kanafname")]
    public string? Kanafname { get; init; }

    [JsonPropertyName("Kanalname")]
    public string? Kanalname { get; init; }

    [JsonPropertyName("Post1")]
    public string? Post1 { get; init; }

    [JsonPropertyName("Post2")]
    public string? Post2 { get; init; }

    [JsonPropertyName("Post3")]
    public string? Post3 { get; init; }

    [JsonPropertyName("ActiveErpLinks")]
    public int ActiveErpLinks { get; init; }

    [JsonPropertyName("TicketPriorityId")]
    public int TicketPriorityId { get; init; }

    [JsonPropertyName("SupportLanguageId")]
    public int SupportLanguageId { get; init; }

    [JsonPropertyName("SupportAssociateId")]
    public int SupportAssociateId { get; init; }

    [JsonPropertyName("CategoryId")]
    public int CategoryId { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>A user, as owner, creator or editor of a person.</summary>
public sealed record Associate
{
    [JsonPropertyName("AssociateId")]
    public int AssociateId { get; init; }

    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    [JsonPropertyName("PersonId")]
    public int PersonId { get; init; }

    [JsonPropertyName("Rank")]
    public short Rank { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    [JsonPropertyName("GroupIdx")]
    public int GroupIdx { get; init; }

    [JsonPropertyName("FullName")]
    public string? FullName { get; init; }

    [JsonPropertyName("FormalName")]
    public string? FormalName { get; init; }

    [JsonPropertyName("Deleted")]
    public bool Deleted { get; init; }

    [JsonPropertyName("EjUserId")]
    public int EjUserId { get; init; }

    [JsonPropertyName("UserName")]
    public string? UserName { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>A company. Only ContactId is written; the rest is looked up.</summary>
public sealed record Contact
{
    [JsonPropertyName("ContactId")]
    public int ContactId { get; init; }

    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    [JsonPropertyName("OrgNr")]
    public string? OrgNr { get; init; }

    [JsonPropertyName("Department")]
    public string? Department { get; init; }

    [JsonPropertyName("URL")]
    public string? URL { get; init; }

    [JsonPropertyName("City")]
    public string? City { get; init; }

    [JsonPropertyName("DirectPhone")]
    public string? DirectPhone { get; init; }

    [JsonPropertyName("AssociateId")]
    public int AssociateId { get; init; }

    [JsonPropertyName("CountryId")]
    public int CountryId { get; init; }

    [JsonPropertyName("EmailAddress")]
    public string? EmailAddress { get; init; }

    [JsonPropertyName("Kananame")]
    public string? Kananame { get; init; }

    [JsonPropertyName("EmailAddressName")]
    public string? EmailAddressName { get; init; }

    [JsonPropertyName("URLName")]
    public string? URLName { get; init; }

    [JsonPropertyName("AssociateFullName")]
    public string? AssociateFullName { get; init; }

    [JsonPropertyName("BusinessName")]
    public string? BusinessName { get; init; }

    [JsonPropertyName("CategoryName")]
    public string? CategoryName { get; init; }

    [JsonPropertyName("CountryName")]
    public string? CountryName { get; init; }

    [JsonPropertyName("Address")]
    public Address? Address { get; init; }

    [JsonPropertyName("FormattedAddress")]
    public string? FormattedAddress { get; init; }

    [JsonPropertyName("FullName")]
    public string? FullName { get; init; }

    [JsonPropertyName("IsOwnerContact")]
    public bool IsOwnerContact { get; init; }

    [JsonPropertyName("ActiveErpLinks")]
    public int ActiveErpLinks { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>A country. Only CountryId is written.</summary>
public sealed record Country
{
    [JsonPropertyName("CountryId")]
    public int CountryId { get; init; }

    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    [JsonPropertyName("CurrencyId")]
    public int CurrencyId { get; init; }

    [JsonPropertyName("EnglishName")]
    public string? EnglishName { get; init; }

    [JsonPropertyName("TwoLetterISOCountry")]
    public string? TwoLetterISOCountry { get; init; }

    [JsonPropertyName("ThreeLetterISOCountry")]
    public string? ThreeLetterISOCountry { get; init; }

    [JsonPropertyName("ImageDescription")]
    public string? ImageDescription { get; init; }

    [JsonPropertyName("OrgNrText")]
    public string? OrgNrText { get; init; }

    [JsonPropertyName("InterAreaPrefix")]
    public string? InterAreaPrefix { get; init; }

    [JsonPropertyName("DialInPrefix")]
    public string? DialInPrefix { get; init; }

    [JsonPropertyName("ZipPrefix")]
    public string? ZipPrefix { get; init; }

    [JsonPropertyName("DomainName")]
    public string? DomainName { get; init; }

    [JsonPropertyName("AddressLayoutId")]
    public int AddressLayoutId { get; init; }

    [JsonPropertyName("DomesticAddressLayoutId")]
    public int DomesticAddressLayoutId { get; init; }

    [JsonPropertyName("ForeignAddressLayoutId")]
    public int ForeignAddressLayoutId { get; init; }

    [JsonPropertyName("Rank")]
    public short Rank { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("Deleted")]
    public bool Deleted { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An item of the list perspos. Only Id is written.</summary>
public sealed record Position
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An item of the list category. Only Id is written.</summary>
public sealed record Category
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An item of the list business. Only Id is written.</summary>
public sealed record Business
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An item of the list ticketpriority. Only Id is written.</summary>
public sealed record TicketPriority
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An item of the list customerlanguage. Only Id is written.</summary>
public sealed record CustomerLanguage
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An e-mail, a phone number or a web address. Their order in the array is their rank.</summary>
public sealed record EntityElement
{
    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("StrippedValue")]
    public string? StrippedValue { get; init; }

    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>Addresses in two forms; a changed LocalizedAddress overrides Street and Postal.</summary>
public sealed record Address
{
    [JsonPropertyName("Wgs84Latitude")]
    public double Wgs84Latitude { get; init; }

    [JsonPropertyName("Wgs84Longitude")]
    public double Wgs84Longitude { get; init; }

    [JsonPropertyName("LocalizedAddress")]
    public IReadOnlyList<IReadOnlyList<LocalizedField>>? LocalizedAddress { get; init; }

    [JsonPropertyName("Street")]
    public StructuredAddress? Street { get; init; }

    [JsonPropertyName("Postal")]
    public StructuredAddress? Postal { get; init; }

    [JsonPropertyName("Formatted")]
    public string? Formatted { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>A field of an address as its country lays it out.</summary>
public sealed record LocalizedField
{
    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    [JsonPropertyName("Value")]
    public string? Value { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("Label")]
    public string? Label { get; init; }

    [JsonPropertyName("ValueLength")]
    public int ValueLength { get; init; }

    [JsonPropertyName("AddressType")]
    public string? AddressType { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An address, member by member.</summary>
public sealed record StructuredAddress
{
    [JsonPropertyName("AtypeIdx")]
    public string? AtypeIdx { get; init; }

    [JsonPropertyName("Address1")]
    public string? Address1 { get; init; }

    [JsonPropertyName("Address2")]
    public string? Address2 { get; init; }

    [JsonPropertyName("Address3")]
    public string? Address3 { get; init; }

    [JsonPropertyName("City")]
    public string? City { get; init; }

    [JsonPropertyName("County")]
    public string? County { get; init; }

    [JsonPropertyName("State")]
    public string? State { get; init; }

    [JsonPropertyName("Zipcode")]
    public string? Zipcode { get; init; }

    [JsonPropertyName("Formatted")]
    public string? Formatted { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>An item of a list, chosen or not.</summary>
public sealed record SelectableMDOListItem
{
    [JsonPropertyName("Id")]
    public int Id { get; init; }

    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    [JsonPropertyName("ToolTip")]
    public string? ToolTip { get; init; }

    [JsonPropertyName("Deleted")]
    public bool Deleted { get; init; }

    [JsonPropertyName("Rank")]
    public int Rank { get; init; }

    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    [JsonPropertyName("ColorBlock")]
    public int ColorBlock { get; init; }

    [JsonPropertyName("IconHint")]
    public string? IconHint { get; init; }

    [JsonPropertyName("Selected")]
    public bool Selected { get; init; }

    [JsonPropertyName("LastChanged")]
    public DateTime LastChanged { get; init; }

    [JsonPropertyName("ChildItems")]
    public IReadOnlyList<SelectableMDOListItem> ChildItems { get; init; } = [];

    [JsonPropertyName("ExtraInfo")]
    public string? ExtraInfo { get; init; }

    [JsonPropertyName("StyleHint")]
    public string? StyleHint { get; init; }

    [JsonPropertyName("Hidden")]
    public bool Hidden { get; init; }

    [JsonPropertyName("FullName")]
    public string? FullName { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>What a person allows us to do with their data, for one purpose.</summary>
public sealed record ConsentInfo
{
    [JsonPropertyName("ConsentPersonId")]
    public int ConsentPersonId { get; init; }

    [JsonPropertyName("Comment")]
    public string? Comment { get; init; }

    [JsonPropertyName("Registered")]
    public DateTime Registered { get; init; }

    [JsonPropertyName("RegisteredAssociateId")]
    public int RegisteredAssociateId { get; init; }

    [JsonPropertyName("Updated")]
    public DateTime Updated { get; init; }

    [JsonPropertyName("UpdatedAssociateId")]
    public int UpdatedAssociateId { get; init; }

    [JsonPropertyName("LegalBaseId")]
    public int LegalBaseId { get; init; }

    [JsonPropertyName("LegalBaseKey")]
    public string? LegalBaseKey { get; init; }

    [JsonPropertyName("LegalBaseName")]
    public string? LegalBaseName { get; init; }

    [JsonPropertyName("ConsentPurposeId")]
    public int ConsentPurposeId { get; init; }

    [JsonPropertyName("ConsentPurposeKey")]
    public string? ConsentPurposeKey { get; init; }

    [JsonPropertyName("ConsentPurposeName")]
    public string? ConsentPurposeName { get; init; }

    [JsonPropertyName("ConsentSourceId")]
    public int ConsentSourceId { get; init; }

    [JsonPropertyName("ConsentSourceKey")]
    public string? ConsentSourceKey { get; init; }

    [JsonPropertyName("ConsentSourceName")]
    public string? ConsentSourceName { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>The user behind a person.</summary>
public sealed record UserInfo
{
    [JsonPropertyName("Deleted")]
    public bool Deleted { get; init; }

    [JsonPropertyName("UserInfoId")]
    public int UserInfoId { get; init; }

    [JsonPropertyName("UserName")]
    public string? UserName { get; init; }

    [JsonPropertyName("PersonId")]
    public int PersonId { get; init; }

    [JsonPropertyName("Rank")]
    public short Rank { get; init; }

    [JsonPropertyName("Tooltip")]
    public string? Tooltip { get; init; }

    [JsonPropertyName("UserGroupId")]
    public int UserGroupId { get; init; }

    [JsonPropertyName("EjUserId")]
    public int EjUserId { get; init; }

    [JsonPropertyName("UserType")]
    public string? UserType { get; init; }

    [JsonPropertyName("GrantedLicenses")]
    public IReadOnlyList<string> GrantedLicenses { get; init; } = [];

    [JsonPropertyName("CanLogon")]
    public bool CanLogon { get; init; }

    [JsonPropertyName("RoleName")]
    public string? RoleName { get; init; }

    [JsonPropertyName("RoleTooltip")]
    public string? RoleTooltip { get; init; }

    [JsonPropertyName("UserGroupName")]
    public string? UserGroupName { get; init; }

    [JsonPropertyName("UserGroupTooltip")]
    public string? UserGroupTooltip { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>Where a person came from.</summary>
public sealed record SavedUtmParameters
{
    [JsonPropertyName("Source")]
    public string? Source { get; init; }

    [JsonPropertyName("Medium")]
    public string? Medium { get; init; }

    [JsonPropertyName("Campaign")]
    public string? Campaign { get; init; }

    [JsonPropertyName("Term")]
    public string? Term { get; init; }

    [JsonPropertyName("Content")]
    public string? Content { get; init; }

    [JsonPropertyName("ReferrerDomain")]
    public string? ReferrerDomain { get; init; }

    [JsonPropertyName("FirsttouchSource")]
    public string? FirsttouchSource { get; init; }

    [JsonPropertyName("FirsttouchMedium")]
    public string? FirsttouchMedium { get; init; }

    [JsonPropertyName("FirsttouchCampaign")]
    public string? FirsttouchCampaign { get; init; }

    [JsonPropertyName("FirsttouchTerm")]
    public string? FirsttouchTerm { get; init; }

    [JsonPropertyName("FirsttouchContent")]
    public string? FirsttouchContent { get; init; }

    [JsonPropertyName("FirsttouchReferrerDomain")]
    public string? FirsttouchReferrerDomain { get; init; }

    [JsonPropertyName("FormName")]
    public string? FormName { get; init; }

    [JsonPropertyName("TableRight")]
    public TableRight? TableRight { get; init; }

    [JsonPropertyName("FieldProperties")]
    public IReadOnlyDictionary<string, FieldProperty> FieldProperties { get; init; } = new Dictionary<string, FieldProperty>();
}

/// <summary>Access to a whole carrier.</summary>
public sealed record TableRight
{
    [JsonPropertyName("Mask")]
    public string? Mask { get; init; }

    [JsonPropertyName("Reason")]
    public string? Reason { get; init; }
}

/// <summary>Access to one member.</summary>
public sealed record FieldRight
{
    [JsonPropertyName("Mask")]
    public string? Mask { get; init; }

    [JsonPropertyName("Reason")]
    public string? Reason { get; init; }
}

/// <summary>What is known of one member.</summary>
public sealed record FieldProperty
{
    [JsonPropertyName("FieldRight")]
    public FieldRight? FieldRight { get; init; }

    [JsonPropertyName("FieldType")]
    public string? FieldType { get; init; }

    [JsonPropertyName("FieldLength")]
    public int FieldLength { get; init; }
}
