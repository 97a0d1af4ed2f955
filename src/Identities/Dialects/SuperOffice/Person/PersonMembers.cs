using static Identities.Dialects.SuperOffice.Person.Carriers;
using static Identities.Dialects.SuperOffice.Person.PersonMember;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>
/// The members of a person, in the contract's order. Answers, documents to patch, what a patch may write, how it is read back and the
/// OpenAPI document all come from here.
/// </summary>
internal static class PersonMembers
{
    public const string Links = "_Links";

    public static readonly IReadOnlyList<PersonMember> All =
    [
        Shown("PersonId", Whole, "The person's number; read-only.", (json, in it) => json.WriteNumberValue(it.Person.PersonNumber)),
        Column("Firstname", Name, "Given name, at most 99 characters.", person => person.FirstName, (person, text) => person.FirstName = text),
        Column("MiddleName", Name, "Middle name or particle, at most 99 characters.", person => person.MiddleName, (person, text) => person.MiddleName = text),
        Column("Lastname", Name, "Family name, at most 99 characters.", person => person.LastName, (person, text) => person.LastName = text),
        Column("Mrmrs", Text, "Form of address, such as \"Mr.\".", person => person.Honorific, (person, text) => person.Honorific = text),
        Column("Title", Text, "Job title, at most 219 characters.", person => person.JobTitle, (person, text) => person.JobTitle = text),
        Shown("UpdatedDate", Moment, "Last change, UTC; read-only.", (json, in it) => json.WriteStringValue(Dates.Text(it.Person.UpdatedAt))),
        Shown("CreatedDate", Moment, "Registration, UTC; read-only.", (json, in it) => json.WriteStringValue(Dates.Text(it.Person.CreatedAt))),
        NameMembers.Birthday("BirthDate", "A day: year 1 is none, year 2 is a day whose year nobody knows."),
        ReferenceMembers.User("CreatedBy", null, person => (person.CreatorNumber, person.CreatorName)),
        ElementMembers.Emails("Emails", null, EmailRow.Email),
        Column("Description", Shape.Text(DescriptionLength), "At most 2047 characters.", person => person.Description, (person, text) => person.Description = text),
        Unknown("IsAssociate", YesNo, null),
        ElementMembers.Phones("PrivatePhones", null, "home"),
        ElementMembers.Phones("Faxes", null, "fax"),
        ElementMembers.Phones("MobilePhones", null, "mobile"),
        ElementMembers.Phones("OfficePhones", null, "work"),
        ElementMembers.Phones("OtherPhones", null, "other"),
        OwnChoice("Position", "perspos", "Item of the list perspos, by Id."),
        ReferenceMembers.User("UpdatedBy", null, person => (person.UpdaterNumber, person.UpdaterName)),
        Row("Contact", Contact, "The company, by ContactId.", person => person.CompanyNumber, (person, number) => person.CompanyNumber = number, ReferenceMembers.WriteContact),
        AddressMembers.Country("By CountryId."),
        ChoiceMembers.Of("Interests", "All interests there are, the person's own ones selected.", Lists.Interests, "ActiveInterests"),
        Own("PersonNumber", Text, null),
        Shown("FullName", Text, "Derived; read-only.", (json, in it) => json.WriteStringValue(NameMembers.Full(it.Person))),
        Own("NoMailing", YesNo, "No advertising."),
        Own("UsePersonAddress", YesNo, null),
        new("Retired", YesNo, "Hidden from lists.", (json, in it) => json.WriteBooleanValue(it.Person.ArchivedAt is not null), Into(ReadRetired)),
        ElementMembers.Urls("Urls", null),
        Shown("FormalName", Text, "Derived; read-only.", (json, in it) => json.WriteStringValue(NameMembers.Formal(it.Person))),
        AddressMembers.Address(null),
        Own("Post3", Text, null),
        Own("Post2", Text, null),
        Own("Post1", Text, null),
        Own("Kanalname", Text, null),
        Own("Kanafname", Text, null),
        Reference("CorrespondingAssociate", Associate, null, _ => false, (json, in _) => json.WriteNullValue(), read: null),
        OwnChoice("Category", "category", "Item of the list category, by Id."),
        OwnChoice("Business", "business", "Item of the list business, by Id."),
        Row("Associate", Associate, "The owner, by AssociateId.", person => person.OwnerNumber, (person, number) => person.OwnerNumber = number,
            (json, person) => ReferenceMembers.WriteUser(json, person.OwnerNumber, person.OwnerName)),
        Column("Salutation", Text, "Academic title.", person => person.AcademicTitle, (person, text) => person.AcademicTitle = text),
        ChoiceMembers.Count("ActiveInterests", null, Lists.Interests, "Interests"),
        Row("SupportAssociate", Associate, null, person => person.SupportNumber, (person, number) => person.SupportNumber = number,
            (json, person) => ReferenceMembers.WriteUser(json, person.SupportNumber, person.SupportName)),
        OwnChoice("TicketPriority", "ticketpriority", null),
        OwnChoice("CustomerLanguage", "customerlanguage", null),
        new("DbiAgentId", Whole, null, (json, in it) => json.WriteNumberValue(it.Person.DbiAgentId), Into(match => match.Person.DbiAgentId = (int)match.Patched["DbiAgentId"]!)),
        Column("DbiKey", Text, null, person => person.DbiKey, (person, text) => person.DbiKey = text),
        Own("DbiLastModified", Moment, null),
        Own("DbiLastSyncronized", Moment, null),
        Own("SentInfo", Small, null),
        Own("ShowContactTickets", Small, null),
        Unknown("UserInfo", UserInfo, null),
        ElementMembers.Emails("ChatEmails", null, EmailRow.Chat),
        ElementMembers.Phones("InternetPhones", null, "internet"),
        Own("Source", Small, null),
        Unknown("ActiveErpLinks", Whole, null),
        ChoiceMembers.Of("ShipmentTypes", "All shipment types there are, the person's own ones selected.", Lists.ShipmentTypes),
        ConsentMembers.Member("Consents", "Entries left out are kept; the legal base WITHDRAWN takes one back."),
        ElementMembers.Bounces("BounceEmails", "Addresses found to be dead; read-only."),
        Unknown("ActiveStatusMonitorId", Whole, null),
        Unknown("CreatedByFormId", Whole, null),
        Unknown("UtmParameters", SavedUtmParameters, null),
        Own("LeadstatusId", Whole, null),
        CustomFields.Dictionary(CustomFieldRow.UserDefined, "Part of CustomFields: the keys SuperOffice:n, and those written here."),
        CustomFields.Dictionary(CustomFieldRow.Extra, "Part of CustomFields: all other keys."),
        CustomFields.Dictionary(CustomFields.All, "All custom fields as texts; a write names the keys that it changes."),
        new("TableRight", TableRight, null, (json, in it) => Rights.WriteOfPerson(json, it.MayWrite), Read: null, Nullable: true) { NamedBy = ["TableRight"] },
        Shown("FieldProperties", NoRights, null, (json, in it) => Rights.WriteOfMembers(json, it.MayWrite)) with { NamedBy = ["FieldProperties"] },
        Shown(Links, Shape.Dictionary(Text), "Absolute addresses; read-only.", WriteLinks),
    ];

    /// <summary>The person as a carrier.</summary>
    public static readonly Shape Person = Shape.Plain("PersonEntityWithLinks", "A person. As a body any of its members may be left out.", [.. All]);

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
            else if (shape is { Kind: ShapeKind.Layout })
            {
                shape = Shape.Array(ShapeKind.Items, shape.Item!);
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

    private static void ReadRetired(PersonMatch match)
        => match.Person.ArchivedAt = (bool)match.Patched["Retired"]! ? match.Person.ArchivedAt ?? match.Moment : null;

    private static void WriteLinks(System.Text.Json.Utf8JsonWriter json, in PersonView it)
    {
        json.WriteStartObject();

        if (it.Self is not null)
        {
            json.WriteString("Self", it.Self);
            json.WriteString("Self.Simple", it.Self + "/Simple");
        }

        json.WriteEndObject();
    }
}
