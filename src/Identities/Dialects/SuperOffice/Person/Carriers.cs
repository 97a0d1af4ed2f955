using static Identities.Dialects.SuperOffice.Person.ShapeKind;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>The carriers that a person is made of, as the contract lays them out. The person itself is <see cref="PersonMembers"/>.</summary>
internal static class Carriers
{
    public const int NameLength = 99;
    public const int TextLength = 219;
    public const int ValueLength = 239;
    public const int DescriptionLength = 2047;
    public const int KeyLength = 256;
    public const int CustomValueLength = 8192;

    public static readonly Shape Whole = Shape.Scalar(Int, "System.Int32");
    public static readonly Shape Small = Shape.Scalar(Short, "System.Int16");
    public static readonly Shape YesNo = Shape.Scalar(Flag, "System.Boolean");
    public static readonly Shape Real = Shape.Scalar(Number, "System.Double");
    public static readonly Shape Moment = Shape.Scalar(Date, "System.DateTime");
    public static readonly Shape Text = Shape.Text(TextLength);
    public static readonly Shape Name = Shape.Text(NameLength);
    public static readonly Shape Texts = Shape.Array(Items, Text);

    public static readonly Shape FieldRight = Shape.Plain("FieldRight", "Access to one member.", new("Mask", Text), new("Reason", Text));

    public static readonly Shape FieldProperty = Shape.Plain(
        "FieldProperty", "What is known of one member.",
        new("FieldRight", FieldRight, Nullable: true), new("FieldType", Text), new("FieldLength", Whole));

    public static readonly Shape TableRight = Shape.Plain("TableRight", "Access to a whole carrier.", new("Mask", Text), new("Reason", Text));

    public static readonly Shape NoRights = Shape.Dictionary(FieldProperty);

    public static readonly Shape Associate = Shape.Reference(
        "Associate", "A user, as owner, creator or editor of a person.", "AssociateId", null,
        new("AssociateId", Whole), new("Name", Text), new("PersonId", Whole), new("Rank", Small), new("Tooltip", Text), new("Type", Text),
        new("GroupIdx", Whole), new("FullName", Text), new("FormalName", Text), new("Deleted", YesNo), new("EjUserId", Whole),
        new("UserName", Text));

    public static readonly Shape LocalizedField = Shape.Object(
        "LocalizedField", "A field of an address as its country lays it out.",
        new("Name", Text, ReadOnly: true), new("Value", Text), new("Tooltip", Text, ReadOnly: true), new("Label", Text, ReadOnly: true),
        new("ValueLength", Whole, ReadOnly: true), new("AddressType", Text, ReadOnly: true));

    public static readonly Shape StructuredAddress = Shape.Object(
        "StructuredAddress", "An address, member by member.",
        new("AtypeIdx", Text, ReadOnly: true), new("Address1", Text), new("Address2", Text), new("Address3", Text), new("City", Text),
        new("County", Text), new("State", Text), new("Zipcode", Text), new("Formatted", Text, ReadOnly: true));

    public static readonly Shape Address = Shape.Object(
        "Address", "Addresses in two forms; a changed LocalizedAddress overrides Street and Postal.",
        new("Wgs84Latitude", Real), new("Wgs84Longitude", Real), new("LocalizedAddress", Shape.Array(Layout, LocalizedField), Nullable: true),
        new("Street", StructuredAddress), new("Postal", StructuredAddress), new("Formatted", Text, ReadOnly: true));

    public static readonly Shape Contact = Shape.Reference(
        "Contact", "A company. Only ContactId is written; the rest is looked up.", "ContactId", null,
        new("ContactId", Whole), new("Name", Text), new("OrgNr", Text), new("Department", Text), new("URL", Text), new("City", Text),
        new("DirectPhone", Text), new("AssociateId", Whole), new("CountryId", Whole), new("EmailAddress", Text), new("Kananame", Text),
        new("EmailAddressName", Text), new("URLName", Text), new("AssociateFullName", Text), new("BusinessName", Text),
        new("CategoryName", Text), new("CountryName", Text), new("Address", Address, Nullable: true), new("FormattedAddress", Text),
        new("FullName", Text), new("IsOwnerContact", YesNo), new("ActiveErpLinks", Whole));

    public static readonly Shape Country = Shape.Reference(
        "Country", "A country. Only CountryId is written.", "CountryId", "country",
        new("CountryId", Whole), new("Name", Text), new("CurrencyId", Whole), new("EnglishName", Text), new("TwoLetterISOCountry", Text),
        new("ThreeLetterISOCountry", Text), new("ImageDescription", Text), new("OrgNrText", Text), new("InterAreaPrefix", Text),
        new("DialInPrefix", Text), new("ZipPrefix", Text), new("DomainName", Text), new("AddressLayoutId", Whole),
        new("DomesticAddressLayoutId", Whole), new("ForeignAddressLayoutId", Whole), new("Rank", Small), new("Tooltip", Text),
        new("Deleted", YesNo));

    public static readonly Shape EntityElement = Shape.Object(
        "EntityElement", "An e-mail, a phone number or a web address. Their order in the array is their rank.",
        new("Value", Shape.Text(ValueLength)), new("StrippedValue", Text, ReadOnly: true), new("Description", Text));

    // An item's own items would be of this type again; our lists are flat.
    public static readonly Shape ListItem = Shape.Object(
        "SelectableMDOListItem", "An item of a list, chosen or not.",
        new("Id", Whole), new("Name", Text, ReadOnly: true), new("ToolTip", Text, ReadOnly: true), new("Deleted", YesNo, ReadOnly: true),
        new("Rank", Whole, ReadOnly: true), new("Type", Text, ReadOnly: true), new("ColorBlock", Whole, ReadOnly: true),
        new("IconHint", Text, ReadOnly: true), new("Selected", YesNo), new("LastChanged", Moment, ReadOnly: true),
        new("ChildItems", Shape.Array(Items, Shape.Plain("SelectableMDOListItem", "")), ReadOnly: true), new("ExtraInfo", Text, ReadOnly: true),
        new("StyleHint", Text, ReadOnly: true), new("Hidden", YesNo, ReadOnly: true), new("FullName", Text, ReadOnly: true));

    public static readonly Shape ConsentInfo = Shape.Object(
        "ConsentInfo", "What a person allows us to do with their data, for one purpose.",
        new("ConsentPersonId", Whole, ReadOnly: true), new("Comment", Shape.Text(DescriptionLength)), new("Registered", Moment, ReadOnly: true),
        new("RegisteredAssociateId", Whole, ReadOnly: true), new("Updated", Moment, ReadOnly: true),
        new("UpdatedAssociateId", Whole, ReadOnly: true), new("LegalBaseId", Whole), new("LegalBaseKey", Text),
        new("LegalBaseName", Text, ReadOnly: true), new("ConsentPurposeId", Whole), new("ConsentPurposeKey", Text),
        new("ConsentPurposeName", Text, ReadOnly: true), new("ConsentSourceId", Whole), new("ConsentSourceKey", Text),
        new("ConsentSourceName", Text, ReadOnly: true));

    public static readonly Shape UserInfo = Shape.Object(
        "UserInfo", "The user behind a person.",
        new("Deleted", YesNo), new("UserInfoId", Whole), new("UserName", Text), new("PersonId", Whole), new("Rank", Small), new("Tooltip", Text),
        new("UserGroupId", Whole), new("EjUserId", Whole), new("UserType", Text), new("GrantedLicenses", Texts), new("CanLogon", YesNo),
        new("RoleName", Text), new("RoleTooltip", Text), new("UserGroupName", Text), new("UserGroupTooltip", Text));

    public static readonly Shape SavedUtmParameters = Shape.Object(
        "SavedUtmParameters", "Where a person came from.",
        new("Source", Text), new("Medium", Text), new("Campaign", Text), new("Term", Text), new("Content", Text), new("ReferrerDomain", Text),
        new("FirsttouchSource", Text), new("FirsttouchMedium", Text), new("FirsttouchCampaign", Text), new("FirsttouchTerm", Text),
        new("FirsttouchContent", Text), new("FirsttouchReferrerDomain", Text), new("FormName", Text));

    public static readonly Shape Elements = Shape.Array(ShapeKind.Elements, EntityElement);
    public static readonly Shape CustomValues = Shape.Dictionary(Shape.Text(CustomValueLength));

    /// <summary>The flat carrier: the person's own texts, and ids in place of carriers.</summary>
    public static readonly Shape Simple = Shape.Object(
        "Person", "A person as a flat carrier.",
        new("PersonId", Whole), new("Firstname", Name), new("Lastname", Name), new("MiddleName", Name), new("Mrmrs", Text), new("Title", Text),
        new("Position", Text), new("Description", Text), new("Email", Text), new("FullName", Text), new("FormalName", Text),
        new("Salutation", Text), new("DirectPhone", Text), new("MobilePhone", Text), new("FaxPhone", Text), new("EmailName", Text),
        new("PersonNumber", Text), new("CountryId", Whole), new("ContactId", Whole), new("ContactName", Text), new("ContactFullName", Text),
        new("Retired", YesNo), new("ActiveInterests", Whole), new("AssociateId", Whole), new("UsePersonAddress", YesNo), new("Kanafname", Text),
        new("Kanalname", Text), new("Post1", Text), new("Post2", Text), new("Post3", Text), new("ActiveErpLinks", Whole),
        new("TicketPriorityId", Whole), new("SupportLanguageId", Whole), new("SupportAssociateId", Whole), new("CategoryId", Whole));

    /// <summary>Whether a person consents.</summary>
    public static readonly Shape Consent = Shape.Scalar(Flag, "Boolean");

    /// <summary>An item of a list, by its id.</summary>
    public static Shape Choice(string typeName, string list) => Shape.Reference(
        typeName, $"An item of the list {list}. Only Id is written.", "Id", list, new("Id", Whole), new("Value", Text), new("Tooltip", Text));
}
