using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice;

/// <summary>
/// The person as the document that is patched and answered: every member of <see cref="PersonShape"/>, dates in UTC, and references
/// that refer to nothing as empty carriers.
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

    /// <summary>The large members, which are made for each person.</summary>
    private static readonly string[] Carriers =
        ["CreatedBy", "UpdatedBy", "Associate", "SupportAssociate", "Contact", "TableRight", "FieldProperties", Country, AddressMember, .. OwnReferences];

    /// <summary>What FullName and FormalName are made of.</summary>
    public static readonly IReadOnlyList<string> PartsOfNames = ["Firstname", "MiddleName", "Lastname", "Title", "Salutation"];

    public const string Country = "Country";

    public const string AddressMember = "Address";

    /// <summary>The rows of the address, in the arrangement of its country.</summary>
    public const string Rows = "LocalizedAddress";

    public static readonly IReadOnlyList<string> AddressFields = ["Address1", "Address2", "Address3", "City", "County", "State", "Zipcode"];

    public static readonly IReadOnlyList<string> Coordinates = ["Wgs84Latitude", "Wgs84Longitude"];

    public static JsonObject Of(PersonState state, Lists lists)
    {
        var person = state.Person;
        var document = PersonShape.Person.DefaultBut(Carriers);

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
        document["CreatedBy"] = Associate(person.CreatorNumber, person.CreatorName);
        document["UpdatedBy"] = Associate(person.UpdaterNumber, person.UpdaterName);
        document["Associate"] = Associate(person.OwnerNumber, person.OwnerName) ?? PersonShape.Associate.Default();
        document["SupportAssociate"] = Associate(person.SupportNumber, person.SupportName) ?? PersonShape.Associate.Default();
        document["Contact"] = Contact(person);
        document["Retired"] = person.ArchivedAt is not null;
        document["DbiAgentId"] = person.DbiAgentId;
        document["DbiKey"] = person.DbiKey;
        document["TableRight"] = PersonShape.TableRightOf(mayWrite: true);
        document["FieldProperties"] = PersonShape.FieldProperties(mayWrite: true);

        foreach (var name in OwnScalars.Where(state.Members.ContainsKey))
        {
            document[name] = state.Members[name]!.DeepClone();
        }

        foreach (var name in OwnReferences)
        {
            document[name] = Item(PersonShape.Person.Find(name)!.Shape, (int?)state.Members[name], lists);
        }

        document[Country] = CountryOf(lists.Country(state.Street));
        document["Address"] = Address(state, lists);
        document["Emails"] = Elements(state.Emails.Where(email => email.Kind == EmailRow.Email), Element);
        document["ChatEmails"] = Elements(state.Emails.Where(email => email.Kind == EmailRow.Chat), Element);
        document["BounceEmails"] = new JsonArray([.. state.Emails.Where(email => email.Bounces).Select(email => JsonValue.Create(email.Address))]);
        document["Urls"] = Elements(state.Urls, url => Element(url.Url, Stripped.Url(url.Url), url.Description));

        foreach (var (member, kind) in PhoneKinds)
        {
            document[member] = Elements(
                state.Phones.Where(phone => (phone.Kind ?? "other") == kind),
                phone => Element(phone.Number, Stripped.Phone(phone.Number), phone.Description));
        }

        document["Interests"] = Choices(Lists.Interests, state, lists);
        document["ShipmentTypes"] = Choices(Lists.ShipmentTypes, state, lists);
        document["ActiveInterests"] = document["Interests"]!.AsArray().Count(item => (bool)item!["Selected"]!);
        document["Consents"] = Consents(state, lists);

        foreach (var field in state.CustomFields)
        {
            document[CustomFields.All]![field.Name] = CustomFields.TextOf(field);
            document[CustomFields.DictionaryOf(field)]![field.Name] = CustomFields.TextOf(field);
        }

        return document;
    }

    /// <summary>The carrier of an item of a list; empty when nothing, or nothing known, is referred to.</summary>
    public static JsonNode Item(Shape reference, int? itemId, Lists lists)
    {
        var item = itemId is { } id ? lists.Find(reference.List!, id) : null;

        if (reference.List == Lists.Countries)
        {
            return CountryOf(item);
        }

        var carrier = reference.Default()!;

        if (item is not null)
        {
            carrier["Id"] = item.ItemId;
            carrier["Value"] = item.Name;
            carrier["Tooltip"] = item.Tooltip ?? "";
        }

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

    // An item that is offered to nobody any more is still shown to who has chosen it.
    private static JsonArray Choices(string list, PersonState state, Lists lists)
    {
        var chosen = state.Chosen.Where(row => row.List == list).Select(row => row.ChosenId).ToHashSet();

        return new JsonArray([.. (lists.Of(list) ?? [])
            .Where(item => !item.Deleted || chosen.Contains(item.ItemId))
            .Select(item => ListItem(item, chosen.Contains(item.ItemId)))]);
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

    private static JsonNode CountryOf(ListItem? country)
    {
        var carrier = PersonShape.Country.Default()!;

        if (country is not null)
        {
            carrier["CountryId"] = country.ItemId;
            carrier["Name"] = country.Name;
            carrier["EnglishName"] = country.Name;
            carrier["TwoLetterISOCountry"] = country.ItemKey;
            carrier["ThreeLetterISOCountry"] = country.Alpha3;
            carrier["Rank"] = country.Rank;
            carrier["Tooltip"] = country.Tooltip ?? "";
            carrier["Deleted"] = country.Deleted;
        }

        return carrier;
    }

    private static JsonNode Contact(PersonRow person)
    {
        var carrier = PersonShape.Contact.Default()!;

        if (person.CompanyNumber is { } number)
        {
            carrier["ContactId"] = number;
            carrier["Name"] = person.CompanyName;
            carrier["FullName"] = person.CompanyName;
            carrier["IsOwnerContact"] = person.CompanyIsOurs;
        }

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
