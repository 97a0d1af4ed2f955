using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;

namespace Identities.Dialects.SuperOffice;

/// <summary>
/// The person as the document that is patched and answered: the members of <see cref="PersonShape"/>, with dates in UTC.
/// </summary>
internal static class PersonDocument
{
    /// <summary>The arrays of phones, each with the kind of its rows.</summary>
    public static readonly IReadOnlyList<(string Member, string Kind)> PhoneKinds =
    [
        ("PrivatePhones", "home"), ("Faxes", "fax"), ("MobilePhones", "mobile"), ("OfficePhones", "work"), ("OtherPhones", "other"),
        ("InternetPhones", "internet"),
    ];

    /// <summary>Texts, numbers and flags that only this dialect knows.</summary>
    public static readonly IReadOnlyList<string> OwnScalars =
    [
        "PersonNumber", "NoMailing", "UsePersonAddress", "Post3", "Post2", "Post1", "Kanalname", "Kanafname", "DbiLastModified",
        "DbiLastSyncronized", "SentInfo", "ShowContactTickets", "Source", "LeadstatusId",
    ];

    /// <summary>Items of lists that only this dialect knows; the store has their ids.</summary>
    public static readonly IReadOnlyList<string> OwnReferences = ["Position", "Category", "Business", "TicketPriority", "CustomerLanguage"];

    // Of the three, each says what the others say.
    private static readonly string[] Dictionaries = [CustomFields.All, CustomFieldRow.UserDefined, CustomFieldRow.Extra];

    private static readonly string[] EmailArrays = ["Emails", "ChatEmails", "BounceEmails"];

    // Everything that is not simply what it is by default.
    private static readonly FrozenSet<string> Made = new[]
    {
        "PersonId", "Firstname", "MiddleName", "Lastname", "Mrmrs", "Title", "Salutation", "Description", "FullName", "FormalName", "CreatedDate",
        "UpdatedDate", "BirthDate", "CreatedBy", "UpdatedBy", "Associate", "SupportAssociate", "CorrespondingAssociate", "Contact", "Retired",
        "DbiAgentId", "DbiKey", "TableRight", "FieldProperties", "Urls", "Interests", "ShipmentTypes", "Consents", Country, AddressMember,
    }.Concat(OwnReferences).Concat(EmailArrays).Concat(Dictionaries).Concat(PhoneKinds.Select(phones => phones.Member)).ToFrozenSet();

    /// <summary>What FullName and FormalName are made of.</summary>
    public static readonly IReadOnlyList<string> PartsOfNames = ["Firstname", "MiddleName", "Lastname", "Title", "Salutation"];

    public const string Country = "Country";

    public const string AddressMember = "Address";

    /// <summary>The rows of the address, in the arrangement of its country.</summary>
    public const string Rows = "LocalizedAddress";

    public static readonly IReadOnlyList<string> AddressFields = ["Address1", "Address2", "Address3", "City", "County", "State", "Zipcode"];

    public static readonly IReadOnlyList<string> Coordinates = ["Wgs84Latitude", "Wgs84Longitude"];

    /// <summary>The whole document for a patch to change.</summary>
    public static JsonObject Of(PersonState state, Lists lists) => ToPatch(state, lists, NamedMembers.All);

    /// <summary>
    /// The document for a patch to change, without the large members that it does not name. References that refer to nothing are empty
    /// carriers, so that a path through them leads somewhere.
    /// </summary>
    public static JsonObject ToPatch(PersonState state, Lists lists, NamedMembers named) => Make(state, lists, named, isShown: false);

    /// <summary>The document for an answer, which no patch changes: references that refer to nothing are null, and whose rights it shows is not said yet.</summary>
    public static JsonObject ToShow(PersonState state, Lists lists) => Make(state, lists, NamedMembers.All, isShown: true);

    private static JsonObject Make(PersonState state, Lists lists, NamedMembers named, bool isShown)
    {
        var person = state.Person;
        var document = PersonShape.Person.DefaultBut(Made);

        document["PersonId"] = person.PersonNumber;
        document["Firstname"] = person.FirstName;
        document["MiddleName"] = person.MiddleName;
        document["Lastname"] = person.LastName;
        document["Mrmrs"] = person.Honorific;
        document["Title"] = person.JobTitle;
        document["Salutation"] = person.AcademicTitle;
        document["Description"] = person.Description;
        DeriveNames(document);
        document["CreatedDate"] = Dates.Text(person.CreatedAt);
        document["UpdatedDate"] = Dates.Text(person.UpdatedAt);
        document["BirthDate"] = BirthDate(person);
        document["Retired"] = person.ArchivedAt is not null;
        document["DbiAgentId"] = person.DbiAgentId;
        document["DbiKey"] = person.DbiKey;

        foreach (var name in OwnScalars.Where(state.Members.ContainsKey))
        {
            document[name] = state.Members[name]!.DeepClone();
        }

        Set("CreatedBy", () => Associate(person.CreatorNumber, person.CreatorName));
        Set("UpdatedBy", () => Associate(person.UpdaterNumber, person.UpdaterName));
        SetReference("Associate", () => Associate(person.OwnerNumber, person.OwnerName));
        SetReference("SupportAssociate", () => Associate(person.SupportNumber, person.SupportName));
        SetReference("CorrespondingAssociate", () => null);
        SetReference("Contact", () => Contact(person));

        // Whose rights an answer shows depends on who asks.
        if (!isShown)
        {
            Set("TableRight", () => PersonShape.TableRightOf(mayWrite: true));
            Set("FieldProperties", () => PersonShape.FieldProperties(mayWrite: true));
        }

        foreach (var name in OwnReferences)
        {
            SetReference(name, () => KnownItem(PersonShape.Person.Find(name)!.Shape, (int?)state.Members[name], lists));
        }

        if (named.ContainsAny(Country, AddressMember))
        {
            SetNow(Country, lists.Country(state.Street) is { } country ? CountryOf(country) : Nothing(Country));
            SetNow(AddressMember, Address(state, lists));
        }

        if (named.ContainsAny(EmailArrays))
        {
            SetNow("Emails", Elements(state.Emails.Where(email => email.Kind == EmailRow.Email), Element));
            SetNow("ChatEmails", Elements(state.Emails.Where(email => email.Kind == EmailRow.Chat), Element));
            SetNow("BounceEmails", new JsonArray([.. state.Emails.Where(email => email.Bounces).Select(email => JsonValue.Create(email.Address))]));
        }

        Set("Urls", () => Elements(state.Urls, url => Element(url.Url, Stripped.Url(url.Url), url.Description)));

        foreach (var (member, kind) in PhoneKinds)
        {
            Set(member, () => Elements(
                state.Phones.Where(phone => (phone.Kind ?? "other") == kind),
                phone => Element(phone.Number, Stripped.Phone(phone.Number), phone.Description)));
        }

        if (named.ContainsAny("Interests", "ActiveInterests"))
        {
            SetNow("Interests", Choices(Lists.Interests, state, lists, isShown));
            SetNow("ActiveInterests", Chosen(Lists.Interests, state, lists).Count(item => item.IsChosen));
        }

        Set("ShipmentTypes", () => Choices(Lists.ShipmentTypes, state, lists, isShown));
        Set("Consents", () => Consents(state, lists));

        if (named.ContainsAny(Dictionaries))
        {
            foreach (var dictionary in Dictionaries)
            {
                SetNow(dictionary, new JsonObject());
            }

            foreach (var field in state.CustomFields)
            {
                document[CustomFields.All]![field.Name] = CustomFields.TextOf(field);
                document[CustomFields.DictionaryOf(field)]![field.Name] = CustomFields.TextOf(field);
            }
        }

        return document;

        void SetNow(string member, JsonNode? value) => document[member] = value;

        void Set(string member, Func<JsonNode?> value)
        {
            if (named.Contains(member))
            {
                document[member] = value();
            }
        }

        void SetReference(string member, Func<JsonNode?> carrier)
        {
            if (named.Contains(member))
            {
                document[member] = carrier() ?? Nothing(member);
            }
        }

        JsonNode? Nothing(string member) => isShown ? null : PersonShape.Person.Find(member)!.Default();
    }

    /// <summary>The carrier of an item of a list; empty when nothing, or nothing known, is referred to.</summary>
    public static JsonNode Item(Shape reference, int? itemId, Lists lists) => KnownItem(reference, itemId, lists) ?? reference.Default()!;

    private static JsonNode? KnownItem(Shape reference, int? itemId, Lists lists)
    {
        if (itemId is not { } id || lists.Find(reference.List!, id) is not { } item)
        {
            return null;
        }

        if (reference.List == Lists.Countries)
        {
            return CountryOf(item);
        }

        var carrier = reference.Default()!;
        carrier["Id"] = item.ItemId;
        carrier["Value"] = item.Name;
        carrier["Tooltip"] = item.Tooltip ?? "";
        return carrier;
    }

    public static JsonNode? Associate(int? number, string? name)
    {
        if (number is null)
        {
            return null;
        }

        var carrier = PersonShape.Associate.Default()!;
        carrier["AssociateId"] = number;
        carrier["Name"] = name;
        carrier["Tooltip"] = "";
        carrier["Type"] = "InternalAssociate";
        carrier["FullName"] = name;
        carrier["FormalName"] = name;
        carrier["UserName"] = name;
        return carrier;
    }

    /// <summary>An item of a list as callers choose it.</summary>
    public static JsonNode ListItem(ListItem item, bool selected)
    {
        var carrier = PersonShape.ListItem.Default()!;
        carrier["Id"] = item.ItemId;
        carrier["Name"] = item.Name;
        carrier["ToolTip"] = item.Tooltip ?? "";
        carrier["Deleted"] = item.Deleted;
        carrier["Rank"] = item.Rank;
        carrier["Type"] = "";
        carrier["IconHint"] = "";
        carrier["Selected"] = selected;
        carrier["LastChanged"] = Dates.Text(item.ChangedAt);
        carrier["ExtraInfo"] = "";
        carrier["StyleHint"] = "";
        carrier["FullName"] = item.Name;
        return carrier;
    }

    public static JsonNode Element(string value, string stripped, string? description)
    {
        var carrier = PersonShape.EntityElement.Default()!;
        carrier["Value"] = value;
        carrier["StrippedValue"] = stripped;
        carrier["Description"] = description;
        return carrier;
    }

    private static JsonNode Element(EmailRow email) => Element(email.Address, Stripped.Email(email.Address), email.Description);

    private static JsonArray Elements<TRow>(IEnumerable<TRow> rows, Func<TRow, JsonNode> element) => new([.. rows.Select(element)]);

    private static JsonArray Choices(string list, PersonState state, Lists lists, bool isShown) => new([.. Chosen(list, state, lists)
        .Select(choice => isShown ? lists.Shown(choice.Item, choice.IsChosen) : ListItem(choice.Item, choice.IsChosen))]);

    // An item that is offered to nobody any more is still shown to who has chosen it.
    private static IEnumerable<(ListItem Item, bool IsChosen)> Chosen(string list, PersonState state, Lists lists)
    {
        var chosen = state.Chosen.Where(row => row.List == list).Select(row => row.ChosenId).ToHashSet();

        return (lists.Of(list) ?? [])
            .Select(item => (Item: item, IsChosen: chosen.Contains(item.ItemId)))
            .Where(choice => !choice.Item.Deleted || choice.IsChosen);
    }

    private static JsonArray Consents(PersonState state, Lists lists)
    {
        var withdrawn = lists.FindByKey(Lists.LegalBases, ConsentTerms.Withdrawn)?.ItemId;
        return new JsonArray([.. state.Consents.Where(consent => consent.LegalBaseId != withdrawn).Select(consent => Consent(consent, lists))]);
    }

    private static JsonNode Consent(ConsentRow consent, Lists lists)
    {
        var carrier = PersonShape.ConsentInfo.Default()!;
        carrier["ConsentPersonId"] = consent.ConsentNumber;
        carrier["Comment"] = consent.Comment;
        carrier["Registered"] = Dates.Text(consent.RegisteredAt);
        carrier["RegisteredAssociateId"] = consent.RegistrarNumber ?? 0;
        carrier["Updated"] = Dates.Text(consent.UpdatedAt);
        carrier["UpdatedAssociateId"] = consent.UpdaterNumber ?? 0;
        ConsentTerms.Name(carrier, "LegalBase", lists.Find(Lists.LegalBases, consent.LegalBaseId));
        ConsentTerms.Name(carrier, "ConsentPurpose", lists.Find(Lists.Purposes, consent.PurposeId));
        ConsentTerms.Name(carrier, "ConsentSource", lists.Find(Lists.Sources, consent.SourceId));
        return carrier;
    }

    private static JsonNode CountryOf(ListItem country)
    {
        var carrier = PersonShape.Country.Default()!;
        carrier["CountryId"] = country.ItemId;
        carrier["Name"] = country.Name;
        carrier["EnglishName"] = country.Name;
        carrier["TwoLetterISOCountry"] = country.ItemKey;
        carrier["ThreeLetterISOCountry"] = country.Alpha3;
        carrier["Rank"] = country.Rank;
        carrier["Tooltip"] = country.Tooltip ?? "";
        carrier["Deleted"] = country.Deleted;
        return carrier;
    }

    private static JsonNode? Contact(PersonRow person)
    {
        if (person.CompanyNumber is not { } number)
        {
            return null;
        }

        var carrier = PersonShape.Contact.Default()!;
        carrier["ContactId"] = number;
        carrier["Name"] = person.CompanyName;
        carrier["FullName"] = person.CompanyName;
        carrier["IsOwnerContact"] = person.CompanyIsOurs;
        return carrier;
    }

    private static JsonObject Address(PersonState state, Lists lists)
    {
        var countryCode = lists.Country(state.Street)?.ItemKey;
        var address = PersonShape.Address.Default()!.AsObject();

        foreach (var name in Coordinates.Where(state.Members.ContainsKey))
        {
            address[name] = state.Members[name]!.DeepClone();
        }

        address["Street"] = Structured(state.Street, "PersonStreet");
        address["Postal"] = Structured(state.Postal, "PersonPostal");
        DeriveAddress(address, countryCode);
        return address;
    }

    private static JsonObject Structured(AddressRow? row, string type)
    {
        var carrier = PersonShape.StructuredAddress.Default()!.AsObject();
        carrier["AtypeIdx"] = type;
        carrier["Address1"] = row?.Street;
        carrier["Address2"] = row?.Street2;
        carrier["Address3"] = row?.Street3;
        carrier["City"] = row?.City;
        carrier["County"] = row?.Area;
        carrier["State"] = row?.State;
        carrier["Zipcode"] = row?.PostalCode;
        return carrier;
    }

    /// <summary>Fills in what the parts of a name are together.</summary>
    public static void DeriveNames(JsonObject document)
    {
        var fullName = Joined(Text("Firstname"), Text("MiddleName"), Text("Lastname"));
        document["FullName"] = fullName;
        document["FormalName"] = Joined(fullName, Text("Title"), Text("Salutation"));

        string? Text(string member) => Conversion.TextIn(document[member]);
    }

    /// <summary>Fills in what the fields of an address look like in a country.</summary>
    public static void DeriveAddress(JsonObject address, string? countryCode)
    {
        foreach (var member in new[] { "Street", "Postal" })
        {
            var carrier = address[member]!.AsObject();
            carrier["Formatted"] = AddressLayout.Formatted(carrier, countryCode);
        }

        address[Rows] = AddressLayout.Rows(address["Street"]!.AsObject(), countryCode);
        address["Formatted"] = (string?)address["Street"]!["Formatted"];
    }

    private static string Joined(params string?[] parts)
        => string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim()));

    private static string BirthDate(PersonRow person)
    {
        if (person.BirthDate is null)
        {
            return Dates.None;
        }

        // The unknown year is no leap year, so somebody born on a leap day is shown the day before.
        var day = person.BirthYearKnown
            ? person.BirthDate
            : $"{Dates.UnknownYear:D4}{(person.BirthDate.EndsWith("-02-29", StringComparison.Ordinal) ? "-02-28" : person.BirthDate[^6..])}";

        return day + "T00:00:00";
    }
}
