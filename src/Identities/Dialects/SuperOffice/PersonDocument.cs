using System.Text.Json;
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

    /// <summary>What FullName and FormalName are made of.</summary>
    public static readonly IReadOnlyList<string> PartsOfNames = ["Firstname", "MiddleName", "Lastname", "Title", "Salutation"];

    public const string Country = "Country";

    public const string AddressMember = "Address";

    /// <summary>The rows of the address, in the arrangement of its country.</summary>
    public const string Rows = "LocalizedAddress";

    public static readonly IReadOnlyList<string> AddressFields = ["Address1", "Address2", "Address3", "City", "County", "State", "Zipcode"];

    public static readonly IReadOnlyList<string> Coordinates = ["Wgs84Latitude", "Wgs84Longitude"];

    private const string Links = "_Links";

    // Of the three, each says what the others say.
    private static readonly string[] Dictionaries = [CustomFields.All, CustomFieldRow.UserDefined, CustomFieldRow.Extra];

    private static readonly string[] EmailArrays = ["Emails", "ChatEmails", "BounceEmails"];

    private static readonly string[] Interests = ["Interests", "ActiveInterests"];

    // An address is laid out as its country has it.
    private static readonly string[] Addresses = [Country, AddressMember];

    // In the places of the shape's members; null for what is always what it is by default.
    private static readonly Member?[] Members = MembersInOrder();

    private delegate void Writing(Utf8JsonWriter json, in Subject subject);

    /// <summary>The whole document for a patch to change.</summary>
    public static JsonObject Of(PersonState state, Lists lists) => ToPatch(state, lists, NamedMembers.All);

    /// <summary>
    /// The document for a patch to change, without the large members that it does not name. References that refer to nothing are empty
    /// carriers, so that a path through them leads somewhere.
    /// </summary>
    public static JsonObject ToPatch(PersonState state, Lists lists, NamedMembers named)
        => CarrierJson.Tree(json => Write(json, new Subject(state, lists, IsAnswer: false, MayWrite: true, Self: null), named)).AsObject();

    /// <summary>Writes the document as an answer: references that refer to nothing are null.</summary>
    /// <param name="json">What it is written to.</param>
    /// <param name="state">The person.</param>
    /// <param name="lists">What references and choices are of.</param>
    /// <param name="mayWrite">Whether whoever asks may write the person.</param>
    /// <param name="self">Where the person is found; null when nowhere, and there are no links.</param>
    public static void WriteAnswer(Utf8JsonWriter json, PersonState state, Lists lists, bool mayWrite, string? self)
        => Write(json, new Subject(state, lists, IsAnswer: true, mayWrite, self), NamedMembers.All);

    private static void Write(Utf8JsonWriter json, in Subject subject, NamedMembers named)
    {
        var shape = PersonShape.Person;
        json.WriteStartObject();

        for (var place = 0; place < Members.Length; place++)
        {
            var member = Members[place];

            if (member?.Name == Links && subject is { IsAnswer: true, Self: null })
            {
                continue;
            }

            shape.WriteName(json, place);

            if (member is null)
            {
                shape.WriteDefault(json, place);
            }
            else if (member.NamedBy is [] || named.ContainsAny(member.NamedBy))
            {
                member.Write(json, subject);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
    }

    private static Member?[] MembersInOrder()
    {
        Member[] known =
        [
            new("PersonId", (json, in it) => json.WriteNumberValue(it.Person.PersonNumber)),
            Text("Firstname", person => person.FirstName),
            Text("MiddleName", person => person.MiddleName),
            Text("Lastname", person => person.LastName),
            Text("Mrmrs", person => person.Honorific),
            Text("Title", person => person.JobTitle),
            Text("Salutation", person => person.AcademicTitle),
            Text("Description", person => person.Description),
            Text("FullName", FullName),
            Text("FormalName", person => Joined(FullName(person), person.JobTitle, person.AcademicTitle)),
            Text("CreatedDate", person => Dates.Text(person.CreatedAt)),
            Text("UpdatedDate", person => Dates.Text(person.UpdatedAt)),
            Text("BirthDate", BirthDate),
            Text("DbiKey", person => person.DbiKey),
            new("Retired", (json, in it) => json.WriteBooleanValue(it.Person.ArchivedAt is not null)),
            new("DbiAgentId", (json, in it) => json.WriteNumberValue(it.Person.DbiAgentId)),
            new(Links, WriteLinks),
            .. OwnScalars.Select(OwnScalar),

            Large("CreatedBy", (json, in it) => WriteAssociate(json, it.Person.CreatorNumber, it.Person.CreatorName)),
            Large("UpdatedBy", (json, in it) => WriteAssociate(json, it.Person.UpdaterNumber, it.Person.UpdaterName)),
            Reference(
                "Associate",
                it => it.Person.OwnerNumber is not null,
                (json, in it) => WriteAssociate(json, it.Person.OwnerNumber, it.Person.OwnerName)),
            Reference(
                "SupportAssociate",
                it => it.Person.SupportNumber is not null,
                (json, in it) => WriteAssociate(json, it.Person.SupportNumber, it.Person.SupportName)),
            Reference("CorrespondingAssociate", _ => false, (json, in _) => json.WriteNullValue()),
            Reference("Contact", it => it.Person.CompanyNumber is not null, (json, in it) => WriteContact(json, it.Person)),
            .. OwnReferences.Select(OwnReference),

            Reference(Country, it => it.Country is not null, (json, in it) => WriteCountry(json, it.Country!)) with { NamedBy = Addresses },
            new(AddressMember, WriteAddress) { NamedBy = Addresses },
            new("Emails", (json, in it) => WriteEmails(json, it, EmailRow.Email)) { NamedBy = EmailArrays },
            new("ChatEmails", (json, in it) => WriteEmails(json, it, EmailRow.Chat)) { NamedBy = EmailArrays },
            new("BounceEmails", WriteBounces) { NamedBy = EmailArrays },
            .. PhoneKinds.Select(phones => Large(phones.Member, (json, in it) => WritePhones(json, it, phones.Kind))),
            Large("Urls", WriteUrls),
            new("Interests", (json, in it) => WriteChoices(json, it, Lists.Interests)) { NamedBy = Interests },
            new("ActiveInterests", (json, in it) => json.WriteNumberValue(Chosen(it, Lists.Interests).Count(choice => choice.IsChosen)))
            {
                NamedBy = Interests,
            },
            Large("ShipmentTypes", (json, in it) => WriteChoices(json, it, Lists.ShipmentTypes)),
            Large("Consents", WriteConsents),
            .. Dictionaries.Select(name =>
                new Member(name, (json, in it) => WriteCustomFields(json, it, name)) { NamedBy = Dictionaries }),
            Large("TableRight", (json, in it) => PersonShape.WriteTableRight(json, it.MayWrite)),
            Large("FieldProperties", (json, in it) => PersonShape.WriteFieldProperties(json, it.MayWrite)),
        ];

        var places = PersonShape.Person.Members.Index().ToDictionary(member => member.Item.Name, member => member.Index);
        var members = new Member?[places.Count];

        foreach (var member in known)
        {
            members[places[member.Name]] = member;
        }

        return members;
    }

    private static Member Text(string name, Func<PersonRow, string?> text)
        => new(name, (json, in it) => json.WriteStringValue(text(it.Person)));

    private static Member OwnScalar(string name)
    {
        var nothing = JsonSerializer.SerializeToUtf8Bytes(PersonShape.Person.Find(name)!.Default());

        return new Member(name, (json, in it) =>
        {
            if (it.State.Members[name] is { } value)
            {
                value.WriteTo(json);
            }
            else
            {
                json.WriteRawValue(nothing, skipInputValidation: true);
            }
        });
    }

    private static Member Large(string name, Writing write) => new(name, write) { NamedBy = [name] };

    private static Member Reference(string name, Func<Subject, bool> refers, Writing write)
    {
        var empty = JsonSerializer.SerializeToUtf8Bytes(PersonShape.Person.Find(name)!.Default());

        return Large(name, (json, in it) =>
        {
            if (refers(it))
            {
                write(json, it);
            }
            else if (it.IsAnswer)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteRawValue(empty, skipInputValidation: true);
            }
        });
    }

    private static Member OwnReference(string name)
    {
        var reference = PersonShape.Person.Find(name)!.Shape;

        return Reference(name, it => Referred(it) is not null, (json, in it) => WriteItem(json, reference, Referred(it)!));

        ListItem? Referred(in Subject it)
            => Conversion.IntIn(it.State.Members[name]) is { } itemId ? it.Lists.Find(reference.List!, itemId) : null;
    }

    /// <summary>The carrier of an item of a list; empty when nothing, or nothing known, is referred to.</summary>
    public static JsonNode Item(Shape reference, int itemId, Lists lists)
        => lists.Find(reference.List!, itemId) is { } item
            ? CarrierJson.Tree(json => WriteItem(json, reference, item))
            : reference.Default()!;

    private static void WriteItem(Utf8JsonWriter json, Shape reference, ListItem item)
    {
        if (reference.List == Lists.Countries)
        {
            WriteCountry(json, item);
        }
        else
        {
            reference.Write(json, [("Id", item.ItemId), ("Value", item.Name), ("Tooltip", item.Tooltip ?? "")]);
        }
    }

    private static void WriteAssociate(Utf8JsonWriter json, int? number, string? name)
    {
        if (number is not { } associateId)
        {
            json.WriteNullValue();
            return;
        }

        PersonShape.Associate.Write(
            json,
            [
                ("AssociateId", associateId), ("Name", name), ("Tooltip", ""), ("Type", "InternalAssociate"), ("FullName", name),
                ("FormalName", name), ("UserName", name),
            ]);
    }

    /// <summary>An item of a list as callers choose it.</summary>
    public static JsonNode ListItem(ListItem item, bool selected) => CarrierJson.Tree(json => WriteListItem(json, item, selected));

    public static void WriteListItem(Utf8JsonWriter json, ListItem item, bool selected) => PersonShape.ListItem.Write(
        json,
        [
            ("Id", item.ItemId), ("Name", item.Name), ("ToolTip", item.Tooltip ?? ""), ("Deleted", item.Deleted), ("Rank", item.Rank),
            ("Type", ""), ("IconHint", ""), ("Selected", selected), ("LastChanged", Dates.Text(item.ChangedAt)), ("ExtraInfo", ""), ("StyleHint", ""),
            ("FullName", item.Name),
        ]);

    private static void WriteElement(Utf8JsonWriter json, string value, string stripped, string? description)
        => PersonShape.EntityElement.Write(json, [("Value", value), ("StrippedValue", stripped), ("Description", description)]);

    private static void WriteEmails(Utf8JsonWriter json, in Subject it, string kind)
    {
        json.WriteStartArray();

        foreach (var email in it.State.Emails)
        {
            if (email.Kind == kind)
            {
                WriteElement(json, email.Address, Stripped.Email(email.Address), email.Description);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteBounces(Utf8JsonWriter json, in Subject it)
    {
        json.WriteStartArray();

        foreach (var email in it.State.Emails)
        {
            if (email.Bounces)
            {
                json.WriteStringValue(email.Address);
            }
        }

        json.WriteEndArray();
    }

    private static void WritePhones(Utf8JsonWriter json, in Subject it, string kind)
    {
        json.WriteStartArray();

        foreach (var phone in it.State.Phones)
        {
            if ((phone.Kind ?? "other") == kind)
            {
                WriteElement(json, phone.Number, Stripped.Phone(phone.Number), phone.Description);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteUrls(Utf8JsonWriter json, in Subject it)
    {
        json.WriteStartArray();

        foreach (var url in it.State.Urls)
        {
            WriteElement(json, url.Url, Stripped.Url(url.Url), url.Description);
        }

        json.WriteEndArray();
    }

    private static void WriteChoices(Utf8JsonWriter json, in Subject it, string list)
    {
        json.WriteStartArray();

        foreach (var (item, isChosen) in Chosen(it, list))
        {
            it.Lists.Write(json, item, isChosen);
        }

        json.WriteEndArray();
    }

    // An item that is offered to nobody any more is still shown to who has chosen it.
    private static IEnumerable<(ListItem Item, bool IsChosen)> Chosen(Subject it, string list)
    {
        var chosen = it.State.Chosen.Where(row => row.List == list).Select(row => row.ChosenId).ToHashSet();

        return (it.Lists.Of(list) ?? [])
            .Select(item => (Item: item, IsChosen: chosen.Contains(item.ItemId)))
            .Where(choice => !choice.Item.Deleted || choice.IsChosen);
    }

    private static void WriteConsents(Utf8JsonWriter json, in Subject it)
    {
        json.WriteStartArray();

        if (it.State.Consents.Count > 0)
        {
            var withdrawn = it.Lists.FindByKey(Lists.LegalBases, ConsentTerms.Withdrawn)?.ItemId;

            foreach (var consent in it.State.Consents)
            {
                if (consent.LegalBaseId != withdrawn)
                {
                    WriteConsent(json, consent, it.Lists);
                }
            }
        }

        json.WriteEndArray();
    }

    private static void WriteConsent(Utf8JsonWriter json, ConsentRow consent, Lists lists)
    {
        var legalBase = lists.Find(Lists.LegalBases, consent.LegalBaseId);
        var purpose = lists.Find(Lists.Purposes, consent.PurposeId);
        var source = lists.Find(Lists.Sources, consent.SourceId);

        PersonShape.ConsentInfo.Write(
            json,
            [
                ("ConsentPersonId", consent.ConsentNumber), ("Comment", consent.Comment), ("Registered", Dates.Text(consent.RegisteredAt)),
                ("RegisteredAssociateId", consent.RegistrarNumber ?? 0), ("Updated", Dates.Text(consent.UpdatedAt)),
                ("UpdatedAssociateId", consent.UpdaterNumber ?? 0),
                ("LegalBaseId", legalBase?.ItemId ?? 0), ("LegalBaseKey", legalBase?.ItemKey), ("LegalBaseName", legalBase?.Name),
                ("ConsentPurposeId", purpose?.ItemId ?? 0), ("ConsentPurposeKey", purpose?.ItemKey), ("ConsentPurposeName", purpose?.Name),
                ("ConsentSourceId", source?.ItemId ?? 0), ("ConsentSourceKey", source?.ItemKey), ("ConsentSourceName", source?.Name),
            ]);
    }

    private static void WriteCustomFields(Utf8JsonWriter json, in Subject it, string dictionary)
    {
        json.WriteStartObject();

        foreach (var field in it.State.CustomFields)
        {
            if (dictionary == CustomFields.All || dictionary == CustomFields.DictionaryOf(field))
            {
                json.WriteString(field.Name, CustomFields.TextOf(field));
            }
        }

        json.WriteEndObject();
    }

    private static void WriteCountry(Utf8JsonWriter json, ListItem country) => PersonShape.Country.Write(
        json,
        [
            ("CountryId", country.ItemId), ("Name", country.Name), ("EnglishName", country.Name), ("TwoLetterISOCountry", country.ItemKey),
            ("ThreeLetterISOCountry", country.Alpha3), ("Rank", country.Rank), ("Tooltip", country.Tooltip ?? ""),
            ("Deleted", country.Deleted),
        ]);

    private static void WriteContact(Utf8JsonWriter json, PersonRow person) => PersonShape.Contact.Write(
        json,
        [
            ("ContactId", person.CompanyNumber!.Value), ("Name", person.CompanyName), ("FullName", person.CompanyName),
            ("IsOwnerContact", person.CompanyIsOurs),
        ]);

    private static void WriteAddress(Utf8JsonWriter json, in Subject it)
    {
        var (street, postal, members, countryCode) = (it.State.Street, it.State.Postal, it.State.Members, it.Country?.ItemKey);
        var formatted = AddressLayout.Formatted(FieldsOf(street), countryCode);

        PersonShape.Address.Write(
            json,
            [
                ("Wgs84Latitude", members["Wgs84Latitude"] ?? 0), ("Wgs84Longitude", members["Wgs84Longitude"] ?? 0),
                (Rows, CarrierValue.Of(json => AddressLayout.WriteRows(json, FieldsOf(street), countryCode))),
                ("Street", CarrierValue.Of(json => WriteStructured(json, street, "PersonStreet", formatted))),
                ("Postal", CarrierValue.Of(json =>
                    WriteStructured(json, postal, "PersonPostal", AddressLayout.Formatted(FieldsOf(postal), countryCode)))),
                ("Formatted", formatted),
            ]);
    }

    private static void WriteStructured(Utf8JsonWriter json, AddressRow? row, string type, string formatted)
        => PersonShape.StructuredAddress.Write(
            json,
            [
                ("AtypeIdx", type), ("Address1", row?.Street), ("Address2", row?.Street2), ("Address3", row?.Street3), ("City", row?.City),
                ("County", row?.Area), ("State", row?.State), ("Zipcode", row?.PostalCode), ("Formatted", formatted),
            ]);

    private static Func<string, string?> FieldsOf(AddressRow? row) => name => name switch
    {
        "Address1" => row?.Street,
        "Address2" => row?.Street2,
        "Address3" => row?.Street3,
        "City" => row?.City,
        "County" => row?.Area,
        "State" => row?.State,
        "Zipcode" => row?.PostalCode,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "An address has no such field."),
    };

    private static void WriteLinks(Utf8JsonWriter json, in Subject it)
    {
        json.WriteStartObject();

        if (it.Self is not null)
        {
            json.WriteString("Self", it.Self);
            json.WriteString("Self.Simple", it.Self + "/Simple");
        }

        json.WriteEndObject();
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
            carrier["Formatted"] = AddressLayout.Formatted(name => (string?)carrier[name], countryCode);
        }

        address[Rows] = CarrierJson.Tree(json => AddressLayout.WriteRows(json, name => (string?)address["Street"]![name], countryCode));
        address["Formatted"] = (string?)address["Street"]!["Formatted"];
    }

    private static string FullName(PersonRow person) => Joined(person.FirstName, person.MiddleName, person.LastName);

    private static string Joined(params ReadOnlySpan<string?> parts)
    {
        var joined = "";

        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                joined = joined.Length == 0 ? part.Trim() : $"{joined} {part.Trim()}";
            }
        }

        return joined;
    }

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

    /// <summary>A member of the document, and what it is made of.</summary>
    private sealed record Member(string Name, Writing Write)
    {
        /// <summary>Of a large member: those of which a patch names one to have it in its document. It is null in those of all other patches.</summary>
        public string[] NamedBy { get; init; } = [];
    }

    /// <summary>Whose document it is, and for whom.</summary>
    private readonly record struct Subject(PersonState State, Lists Lists, bool IsAnswer, bool MayWrite, string? Self)
    {
        public PersonRow Person => State.Person;

        public ListItem? Country => Lists.Country(State.Street);
    }
}
