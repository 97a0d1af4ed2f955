using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
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
        Column("Firstname", Name, "Given name, at most 99 characters.",
            person => person.FirstName, (person, text) => person.FirstName = text),
        Column("MiddleName", Name, "Middle name or particle, at most 99 characters.",
            person => person.MiddleName, (person, text) => person.MiddleName = text),
        Column("Lastname", Name, "Family name, at most 99 characters.",
            person => person.LastName, (person, text) => person.LastName = text),
        Column("Mrmrs", Text, "Form of address, such as \"Mr.\".", person => person.Honorific, (person, text) => person.Honorific = text),
        Column("Title", Text, "Job title, at most 219 characters.", person => person.JobTitle, (person, text) => person.JobTitle = text),
        Shown("UpdatedDate", Moment, "Last change, UTC; read-only.",
            (json, in it) => json.WriteStringValue(Dates.Text(it.Person.UpdatedAt))),
        Shown("CreatedDate", Moment, "Registration, UTC; read-only.",
            (json, in it) => json.WriteStringValue(Dates.Text(it.Person.CreatedAt))),
        NameMembers.Birthday("BirthDate", "A day: year 1 is none, year 2 is a day whose year nobody knows."),
        ReferenceMembers.User("CreatedBy", "The user who registered the person; read-only.",
            person => (person.CreatorNumber, person.CreatorName)),
        ElementMembers.Emails("Emails", "E-mail addresses, the main one first.", EmailRow.Email),
        Column("Description", Shape.Text(DescriptionLength), "At most 2047 characters.",
            person => person.Description, (person, text) => person.Description = text),
        Unknown("IsAssociate", YesNo, "Whether the person is a user; read-only."),
        ElementMembers.Phones("PrivatePhones", "Phones at home.", "home"),
        ElementMembers.Phones("Faxes", "Fax numbers.", "fax"),
        ElementMembers.Phones("MobilePhones", "Mobile phones.", "mobile"),
        ElementMembers.Phones("OfficePhones", "Phones at work.", "work"),
        ElementMembers.Phones("OtherPhones", "Other phones, such as pagers.", "other"),
        OwnChoice("Position", "perspos", "Item of the list perspos, by Id."),
        ReferenceMembers.User("UpdatedBy", "The user who made the last change; read-only.",
            person => (person.UpdaterNumber, person.UpdaterName)),
        Row("Contact", Contact, "The company, by ContactId.",
            person => person.CompanyNumber, (person, number) => person.CompanyNumber = number, ReferenceMembers.WriteContact),
        AddressMembers.Country("By CountryId."),
        ChoiceMembers.Of("Interests", "All interests there are, the person's own ones selected.", KnownLists.Interests, "ActiveInterests"),
        Own("PersonNumber", Text, "A number or code of the caller's own, at most 219 characters."),
        Shown("FullName", Text, "Derived; read-only.", (json, in it) => json.WriteStringValue(NameMembers.Full(it.Person))),
        Own("NoMailing", YesNo, "No advertising."),
        Own("UsePersonAddress", YesNo, "Mail goes to the person's own address."),
        new("Retired", YesNo, "Hidden from lists.",
            (json, in it) => json.WriteBooleanValue(it.Person.ArchivedAt is not null), Into(ReadRetired)),
        ElementMembers.Urls("Urls", "Web addresses."),
        Shown("FormalName", Text, "Derived; read-only.", (json, in it) => json.WriteStringValue(NameMembers.Formal(it.Person))),
        AddressMembers.Address("The street and postal address, in the layout of the country."),
        Own("Post3", Text, "Japanese only."),
        Own("Post2", Text, "Japanese only."),
        Own("Post1", Text, "Japanese only."),
        Own("Kanalname", Text, "Family name in kana."),
        Own("Kanafname", Text, "Given name in kana."),
        Reference("CorrespondingAssociate", Associate, "The user behind the person; read-only.",
            _ => false, (json, in _) => json.WriteNullValue(), read: null),
        OwnChoice("Category", "category", "Item of the list category, by Id."),
        OwnChoice("Business", "business", "Item of the list business, by Id."),
        Row("Associate", Associate, "The owner, by AssociateId.",
            person => person.OwnerNumber, (person, number) => person.OwnerNumber = number,
            (json, person) => ReferenceMembers.WriteUser(json, person.OwnerNumber, person.OwnerName)),
        Column("Salutation", Text, "Academic title.", person => person.AcademicTitle, (person, text) => person.AcademicTitle = text),
        ChoiceMembers.Count("ActiveInterests", "How many interests are selected; read-only.", KnownLists.Interests, "Interests"),
        Row("SupportAssociate", Associate, "The user who supports the person, by AssociateId.",
            person => person.SupportNumber, (person, number) => person.SupportNumber = number,
            (json, person) => ReferenceMembers.WriteUser(json, person.SupportNumber, person.SupportName)),
        OwnChoice("TicketPriority", "ticketpriority", "Item of the list ticketpriority, by Id."),
        OwnChoice("CustomerLanguage", "customerlanguage", "Item of the list customerlanguage, by Id."),
        new("DbiAgentId", Whole, "The integration that the person came from.",
            (json, in it) => json.WriteNumberValue(it.Person.DbiAgentId), Into(match => match.Person.DbiAgentId = (int)match.Patched["DbiAgentId"]!)),
        Column("DbiKey", Text, "The key in the external source.", person => person.DbiKey, (person, text) => person.DbiKey = text),
        Own("DbiLastModified", Moment, "Last change in the external source."),
        Own("DbiLastSyncronized", Moment, "Last exchange with the external source."),
        Own("SentInfo", Small, "Whether credentials were sent."),
        Own("ShowContactTickets", Small, "Whether tickets of the company are shown to the person."),
        Unknown("UserInfo", UserInfo, "What is known of the user behind the person; read-only."),
        ElementMembers.Emails("ChatEmails", "Addresses for chats.", EmailRow.Chat),
        ElementMembers.Phones("InternetPhones", "Numbers of internet telephony.", "internet"),
        Own("Source", Small, "Where the person came from."),
        Unknown("ActiveErpLinks", Whole, "How many links to ERP systems are active; read-only."),
        ChoiceMembers.Of("ShipmentTypes", "All shipment types there are, the person's own ones selected.", KnownLists.ShipmentTypes),
        ConsentMembers.Member("Consents", "Entries left out are kept; the legal base WITHDRAWN takes one back."),
        ElementMembers.Bounces("BounceEmails", "Addresses found to be dead; read-only."),
        Unknown("ActiveStatusMonitorId", Whole, "The status that is shown; read-only."),
        Unknown("CreatedByFormId", Whole, "The form that registered the person; read-only."),
        Unknown("UtmParameters", SavedUtmParameters, "The campaign that the person came from; read-only."),
        Own("LeadstatusId", Whole, "The status of a lead; 0 when the category is none."),
        CustomFields.Dictionary(CustomFieldRow.UserDefined, "Part of CustomFields: the keys SuperOffice:n, and those written here."),
        CustomFields.Dictionary(CustomFieldRow.Extra, "Part of CustomFields: all other keys."),
        CustomFields.Dictionary(CustomFields.All, "All custom fields as texts; a write names the keys that it changes."),
        Shown("TableRight", TableRight, "What the caller may do with the person; read-only.",
            (json, in it) => Rights.WriteOfPerson(json, it.MayWrite)) with { Nullable = true, NamedBy = ["TableRight"] },
        Shown("FieldProperties", NoRights, "What the caller may do with each member; read-only.",
            (json, in it) => Rights.WriteOfMembers(json, it.MayWrite)) with { NamedBy = ["FieldProperties"] },
        Shown(Links, Shape.Dictionary(Text), "Absolute addresses; read-only.", WriteLinks),
    ];

    /// <summary>The person as a carrier.</summary>
    public static readonly Shape Person = Shape.Plain(
        "PersonEntityWithLinks", "A person. As a body any of its members may be left out.", [.. All]);

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
