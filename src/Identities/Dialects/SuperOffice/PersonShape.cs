using System.Text.Json;
using System.Text.Json.Nodes;
using static Identities.Dialects.SuperOffice.ShapeKind;

namespace Identities.Dialects.SuperOffice;

/// <summary>The person as the contract lays it out: every member, in its order, with what may be done to it.</summary>
internal static class PersonShape
{
    public const int NameLength = 99;
    public const int TextLength = 219;
    public const int ValueLength = 239;
    public const int DescriptionLength = 2047;
    public const int KeyLength = 256;
    public const int CustomValueLength = 8192;

    private static readonly Shape Whole = Shape.Scalar(Int, "System.Int32");
    private static readonly Shape Small = Shape.Scalar(Short, "System.Int16");
    private static readonly Shape YesNo = Shape.Scalar(Flag, "System.Boolean");
    private static readonly Shape Real = Shape.Scalar(Number, "System.Double");
    private static readonly Shape Moment = Shape.Scalar(Date, "System.DateTime");
    private static readonly Shape Text = Shape.Text(TextLength);
    private static readonly Shape Name = Shape.Text(NameLength);
    private static readonly Shape Texts = Shape.Array(Items, Text);

    private static readonly Shape FieldRight = Shape.Plain("FieldRight", new("Mask", Text), new("Reason", Text));

    private static readonly Shape FieldProperty = Shape.Plain(
        "FieldProperty", new("FieldRight", FieldRight, Nullable: true), new("FieldType", Text), new("FieldLength", Whole));

    public static readonly Shape TableRight = Shape.Plain("TableRight", new("Mask", Text), new("Reason", Text));

    public static readonly Shape NoRights = Shape.Dictionary(FieldProperty);

    public static readonly Shape Associate = Shape.Reference(
        "Associate", "AssociateId", null,
        new("AssociateId", Whole), new("Name", Text), new("PersonId", Whole), new("Rank", Small), new("Tooltip", Text), new("Type", Text),
        new("GroupIdx", Whole), new("FullName", Text), new("FormalName", Text), new("Deleted", YesNo), new("EjUserId", Whole),
        new("UserName", Text));

    public static readonly Shape LocalizedField = Shape.Object(
        "LocalizedField",
        new("Name", Text, ReadOnly: true), new("Value", Text), new("Tooltip", Text, ReadOnly: true), new("Label", Text, ReadOnly: true),
        new("ValueLength", Whole, ReadOnly: true), new("AddressType", Text, ReadOnly: true));

    public static readonly Shape StructuredAddress = Shape.Object(
        "StructuredAddress",
        new("AtypeIdx", Text, ReadOnly: true), new("Address1", Text), new("Address2", Text), new("Address3", Text), new("City", Text),
        new("County", Text), new("State", Text), new("Zipcode", Text), new("Formatted", Text, ReadOnly: true));

    public static readonly Shape Address = Shape.Object(
        "Address",
        new("Wgs84Latitude", Real), new("Wgs84Longitude", Real), new("LocalizedAddress", Shape.Array(Layout, LocalizedField), Nullable: true),
        new("Street", StructuredAddress), new("Postal", StructuredAddress), new("Formatted", Text, ReadOnly: true));

    public static readonly Shape Contact = Shape.Reference(
        "Contact", "ContactId", null,
        new("ContactId", Whole), new("Name", Text), new("OrgNr", Text), new("Department", Text), new("URL", Text), new("City", Text),
        new("DirectPhone", Text), new("AssociateId", Whole), new("CountryId", Whole), new("EmailAddress", Text), new("Kananame", Text),
        new("EmailAddressName", Text), new("URLName", Text), new("AssociateFullName", Text), new("BusinessName", Text),
        new("CategoryName", Text), new("CountryName", Text), new("Address", Address, Nullable: true), new("FormattedAddress", Text),
        new("FullName", Text), new("IsOwnerContact", YesNo), new("ActiveErpLinks", Whole));

    public static readonly Shape Country = Shape.Reference(
        "Country", "CountryId", "country",
        new("CountryId", Whole), new("Name", Text), new("CurrencyId", Whole), new("EnglishName", Text), new("TwoLetterISOCountry", Text),
        new("ThreeLetterISOCountry", Text), new("ImageDescription", Text), new("OrgNrText", Text), new("InterAreaPrefix", Text),
        new("DialInPrefix", Text), new("ZipPrefix", Text), new("DomainName", Text), new("AddressLayoutId", Whole),
        new("DomesticAddressLayoutId", Whole), new("ForeignAddressLayoutId", Whole), new("Rank", Small), new("Tooltip", Text),
        new("Deleted", YesNo));

    public static readonly Shape EntityElement = Shape.Object(
        "EntityElement",
        new("Value", Shape.Text(ValueLength)), new("StrippedValue", Text, ReadOnly: true), new("Description", Text));

    // An item's own items would be of this type again; our lists are flat.
    public static readonly Shape ListItem = Shape.Object(
        "SelectableMDOListItem",
        new("Id", Whole), new("Name", Text, ReadOnly: true), new("ToolTip", Text, ReadOnly: true), new("Deleted", YesNo, ReadOnly: true),
        new("Rank", Whole, ReadOnly: true), new("Type", Text, ReadOnly: true), new("ColorBlock", Whole, ReadOnly: true),
        new("IconHint", Text, ReadOnly: true), new("Selected", YesNo), new("LastChanged", Moment, ReadOnly: true),
        new("ChildItems", Shape.Array(Items, Shape.Plain("SelectableMDOListItem")), ReadOnly: true), new("ExtraInfo", Text, ReadOnly: true),
        new("StyleHint", Text, ReadOnly: true), new("Hidden", YesNo, ReadOnly: true), new("FullName", Text, ReadOnly: true));

    public static readonly Shape ConsentInfo = Shape.Object(
        "ConsentInfo",
        new("ConsentPersonId", Whole, ReadOnly: true), new("Comment", Shape.Text(DescriptionLength)), new("Registered", Moment, ReadOnly: true),
        new("RegisteredAssociateId", Whole, ReadOnly: true), new("Updated", Moment, ReadOnly: true),
        new("UpdatedAssociateId", Whole, ReadOnly: true), new("LegalBaseId", Whole), new("LegalBaseKey", Text),
        new("LegalBaseName", Text, ReadOnly: true), new("ConsentPurposeId", Whole), new("ConsentPurposeKey", Text),
        new("ConsentPurposeName", Text, ReadOnly: true), new("ConsentSourceId", Whole), new("ConsentSourceKey", Text),
        new("ConsentSourceName", Text, ReadOnly: true));

    private static readonly Shape UserInfo = Shape.Object(
        "UserInfo",
        new("Deleted", YesNo), new("UserInfoId", Whole), new("UserName", Text), new("PersonId", Whole), new("Rank", Small), new("Tooltip", Text),
        new("UserGroupId", Whole), new("EjUserId", Whole), new("UserType", Text), new("GrantedLicenses", Texts), new("CanLogon", YesNo),
        new("RoleName", Text), new("RoleTooltip", Text), new("UserGroupName", Text), new("UserGroupTooltip", Text));

    private static readonly Shape SavedUtmParameters = Shape.Object(
        "SavedUtmParameters",
        new("Source", Text), new("Medium", Text), new("Campaign", Text), new("Term", Text), new("Content", Text), new("ReferrerDomain", Text),
        new("FirsttouchSource", Text), new("FirsttouchMedium", Text), new("FirsttouchCampaign", Text), new("FirsttouchTerm", Text),
        new("FirsttouchContent", Text), new("FirsttouchReferrerDomain", Text), new("FormName", Text));

    private static readonly Shape Elements = Shape.Array(ShapeKind.Elements, EntityElement);
    private static readonly Shape CustomValues = Shape.Dictionary(Shape.Text(CustomValueLength));

    public static readonly Shape Person = Shape.Plain(
        "PersonEntityWithLinks",
        new("PersonId", Whole, ReadOnly: true),
        new("Firstname", Name),
        new("MiddleName", Name),
        new("Lastname", Name),
        new("Mrmrs", Text),
        new("Title", Text),
        new("UpdatedDate", Moment, ReadOnly: true),
        new("CreatedDate", Moment, ReadOnly: true),
        new("BirthDate", Shape.Scalar(BirthDate, "System.DateTime")),
        new("CreatedBy", Associate, ReadOnly: true, Nullable: true),
        new("Emails", Elements),
        new("Description", Shape.Text(DescriptionLength)),
        new("IsAssociate", YesNo, ReadOnly: true),
        new("PrivatePhones", Elements),
        new("Faxes", Elements),
        new("MobilePhones", Elements),
        new("OfficePhones", Elements),
        new("OtherPhones", Elements),
        new("Position", Choice("Position", "perspos"), Nullable: true),
        new("UpdatedBy", Associate, ReadOnly: true, Nullable: true),
        new("Contact", Contact, Nullable: true),
        new("Country", Country, Nullable: true),
        new("Interests", Shape.Array(Choices, ListItem, "persint")),
        new("PersonNumber", Text),
        new("FullName", Text, ReadOnly: true),
        new("NoMailing", YesNo),
        new("UsePersonAddress", YesNo),
        new("Retired", YesNo),
        new("Urls", Elements),
        new("FormalName", Text, ReadOnly: true),
        new("Address", Address),
        new("Post3", Text),
        new("Post2", Text),
        new("Post1", Text),
        new("Kanalname", Text),
        new("Kanafname", Text),
        new("CorrespondingAssociate", Associate, ReadOnly: true, Nullable: true),
        new("Category", Choice("Category", "category"), Nullable: true),
        new("Business", Choice("Business", "business"), Nullable: true),
        new("Associate", Associate, Nullable: true),
        new("Salutation", Text),
        new("ActiveInterests", Whole, ReadOnly: true),
        new("SupportAssociate", Associate, Nullable: true),
        new("TicketPriority", Choice("TicketPriority", "ticketpriority"), Nullable: true),
        new("CustomerLanguage", Choice("CustomerLanguage", "customerlanguage"), Nullable: true),
        new("DbiAgentId", Whole),
        new("DbiKey", Text),
        new("DbiLastModified", Moment),
        new("DbiLastSyncronized", Moment),
        new("SentInfo", Small),
        new("ShowContactTickets", Small),
        new("UserInfo", UserInfo, ReadOnly: true, Nullable: true),
        new("ChatEmails", Elements),
        new("InternetPhones", Elements),
        new("Source", Small),
        new("ActiveErpLinks", Whole, ReadOnly: true),
        new("ShipmentTypes", Shape.Array(Choices, ListItem, "shipmenttype")),
        new("Consents", Shape.Array(ShapeKind.Consents, ConsentInfo)),
        new("BounceEmails", Texts, ReadOnly: true),
        new("ActiveStatusMonitorId", Whole, ReadOnly: true),
        new("CreatedByFormId", Whole, ReadOnly: true),
        new("UtmParameters", SavedUtmParameters, ReadOnly: true, Nullable: true),
        new("LeadstatusId", Whole),
        new("UserDefinedFields", CustomValues),
        new("ExtraFields", CustomValues),
        new("CustomFields", CustomValues),
        new("TableRight", TableRight, ReadOnly: true, Nullable: true),
        new("FieldProperties", NoRights, ReadOnly: true),
        new("_Links", Shape.Dictionary(Text), ReadOnly: true));

    /// <summary>The flat carrier: the person's own texts, and ids in place of carriers.</summary>
    public static readonly Shape Simple = Shape.Object(
        "Person",
        new("PersonId", Whole), new("Firstname", Name), new("Lastname", Name), new("MiddleName", Name), new("Mrmrs", Text), new("Title", Text),
        new("Position", Text), new("Description", Text), new("Email", Text), new("FullName", Text), new("FormalName", Text),
        new("Salutation", Text), new("DirectPhone", Text), new("MobilePhone", Text), new("FaxPhone", Text), new("EmailName", Text),
        new("PersonNumber", Text), new("CountryId", Whole), new("ContactId", Whole), new("ContactName", Text), new("ContactFullName", Text),
        new("Retired", YesNo), new("ActiveInterests", Whole), new("AssociateId", Whole), new("UsePersonAddress", YesNo), new("Kanafname", Text),
        new("Kanalname", Text), new("Post1", Text), new("Post2", Text), new("Post3", Text), new("ActiveErpLinks", Whole),
        new("TicketPriorityId", Whole), new("SupportLanguageId", Whole), new("SupportAssociateId", Whole), new("CategoryId", Whole));

    /// <summary>Whether a person consents.</summary>
    public static readonly Shape Consent = Shape.Scalar(Flag, "Boolean");

    // Of every person alike: whoever may write a person may write all of it.
    private static readonly byte[] WritersRights = RightsOf(mayWrite: true);
    private static readonly byte[] ReadersRights = RightsOf(mayWrite: false);

    /// <summary>Writes what a caller may do with the person as a whole.</summary>
    public static void WriteTableRight(Utf8JsonWriter json, bool mayWrite)
        => TableRight.Write(json, [("Mask", mayWrite ? "FULL" : "Select"), ("Reason", "")]);

    /// <summary>Writes what a caller may do with each member.</summary>
    public static void WriteFieldProperties(Utf8JsonWriter json, bool mayWrite)
        => json.WriteRawValue(mayWrite ? WritersRights : ReadersRights, skipInputValidation: true);

    /// <summary>The shape at a path of actual names, and whether something on the way is read-only.</summary>
    public static (Shape? Shape, bool ReadOnly) At(ReadOnlySpan<string> path)
    {
        var shape = Person;
        var readOnly = false;

        foreach (var token in path)
        {
            if (shape is { Kind: ShapeKind.Object } carrier)
            {
                var member = carrier.Find(token);
                shape = member?.Shape;
                readOnly |= member?.ReadOnly ?? false;
            }
            else if (shape is { Kind: Layout })
            {
                shape = Shape.Array(Items, shape.Item!);
            }
            else
            {
                shape = shape?.Item;
            }

            if (shape is null)
            {
                return (null, readOnly);
            }
        }

        return (shape, readOnly);
    }

    private static Shape Choice(string typeName, string list)
        => Shape.Reference(typeName, "Id", list, new("Id", Whole), new("Value", Text), new("Tooltip", Text));

    private static byte[] RightsOf(bool mayWrite) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject(Person.Members
        .Where(member => member.Name is not ("TableRight" or "FieldProperties" or "_Links"))
        .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)RightsOf(member, mayWrite)))));

    private static JsonObject RightsOf(ShapeMember member, bool mayWrite) => new JsonObject
    {
        ["FieldRight"] = new JsonObject
        {
            ["Mask"] = member.ReadOnly ? "Read, UIHintReadOnly" : mayWrite ? "Update" : "Read",
            ["Reason"] = "",
        },
        ["FieldType"] = member.Shape.TypeName switch
        {
            "Array" => member.Shape.Item!.TypeName + "[]",
            "Dictionary" => "System.Collections.Generic.Dictionary",
            var name => name,
        },
        ["FieldLength"] = member.Shape.Kind switch
        {
            ShapeKind.Text => member.Shape.MaxLength,
            Int => sizeof(int),
            Short => sizeof(short),
            Flag => 1,
            Date or BirthDate => 16,
            ShapeKind.Elements => ValueLength,
            _ => -1,
        },
    };
}
