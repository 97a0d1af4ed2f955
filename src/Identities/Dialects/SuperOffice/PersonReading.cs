using System.Text.Json.Nodes;
using Identities.Platform.Problems;
using Identities.Store;

namespace Identities.Dialects.SuperOffice;

/// <summary>
/// Reads a patched document back as the state it asks for. Items without ids are matched by value with those that stand: matches keep
/// their ids and what this dialect does not show.
/// </summary>
internal sealed class PersonReading(OriginalPerson original, PatchedPerson written, DateTime moment)
{
    private readonly PersonState before = original.State;
    private readonly JsonObject patched = written.Document;
    private readonly Lists lists = original.Lists;

    /// <summary>The state; a company or users that it refers to anew are known by their numbers only.</summary>
    public Outcome<PersonState> Read()
    {
        var consents = Consents();

        if (consents.Refused(out var problem, out var consentRows))
        {
            return problem;
        }

        var members = Members();

        return before with
        {
            Person = Person(),
            Members = members,
            Emails = Emails(),
            Phones = Phones(),
            Urls = Urls(),
            Street = IsAddressWritten ? Street() : before.Street,
            Postal = IsAddressWritten ? Postal() : before.Postal,
            Chosen = Chosen(),
            Consents = consentRows,
            CustomFields = CustomFieldRows(),
        };
    }

    private PersonRow Person()
    {
        var person = before.Person;
        var retired = (bool)patched["Retired"]!;
        var (birthDate, yearKnown) = BirthDate();

        person = person with
        {
            JobTitle = Text("Title"),
            AcademicTitle = Text("Salutation"),
            Description = Text("Description"),
            BirthDate = birthDate,
            BirthYearKnown = yearKnown,
            DbiAgentId = Number("DbiAgentId"),
            DbiKey = Text("DbiKey"),
            ArchivedAt = !retired ? null : person.ArchivedAt ?? moment,
            FirstName = Text("Firstname"),
            MiddleName = Text("MiddleName"),
            LastName = Text("Lastname"),
            Honorific = Text("Mrmrs"),
            OwnerNumber = NumberOf("Associate", "AssociateId", person.OwnerNumber),
            SupportNumber = NumberOf("SupportAssociate", "AssociateId", person.SupportNumber),
            CompanyNumber = NumberOf("Contact", "ContactId", person.CompanyNumber),
        };

        if (NameOf(person) == NameOf(before.Person))
        {
            return person;
        }

        var nameless = new[] { person.FirstName, person.MiddleName, person.LastName, person.Honorific }.All(string.IsNullOrEmpty);

        // A name whose parts are all gone goes; without one, it is made.
        return nameless
            ? person with { PersonAliasId = null, FirstName = null, MiddleName = null, LastName = null, Honorific = null }
            : person with { PersonAliasId = person.PersonAliasId ?? Guid.CreateVersion7() };
    }

    private static (string?, string?, string?, string?) NameOf(PersonRow person) => (person.FirstName, person.MiddleName, person.LastName, person.Honorific);

    private (string? Date, bool YearKnown) BirthDate()
    {
        var text = (string)patched["BirthDate"]!;

        if (IsUntouched("BirthDate"))
        {
            return (before.Person.BirthDate, before.Person.BirthYearKnown);
        }

        return text == Dates.None ? (null, true) : (text[..10], Dates.Moment(text).Year != Dates.UnknownYear);
    }

    private JsonObject Members()
    {
        var members = before.Members.DeepClone().AsObject();

        foreach (var name in PersonDocument.OwnScalars)
        {
            Set(name, patched[name], PersonShape.Person.Find(name)!.Default());
        }

        foreach (var name in PersonDocument.OwnReferences)
        {
            // What the list does not know any more is shown empty and kept.
            if (IsWritten(name) && !JsonNode.DeepEquals(patched[name]!["Id"], original.Document[name]!["Id"]))
            {
                Set(name, patched[name]!["Id"], 0);
            }
        }

        foreach (var name in PersonDocument.Coordinates.Where(_ => IsWritten(PersonDocument.AddressMember)))
        {
            Set(name, patched[PersonDocument.AddressMember]![name], 0d);
        }

        return members;

        void Set(string name, JsonNode? value, JsonNode? nothing)
        {
            if (value is null || JsonNode.DeepEquals(value, nothing))
            {
                members.Remove(name);
            }
            else
            {
                members[name] = value.DeepClone();
            }
        }
    }

    private IReadOnlyList<EmailRow> Emails()
    {
        if (!IsWritten("Emails") && !IsWritten("ChatEmails"))
        {
            return before.Emails;
        }

        var standing = before.Emails.ToList();
        var rows = new List<EmailRow>();
        var last = LastOf(before.Emails);

        foreach (var (member, kind) in new[] { ("Emails", EmailRow.Email), ("ChatEmails", EmailRow.Chat) })
        {
            if (IsUntouched(member))
            {
                rows.AddRange(before.Emails.Where(email => email.Kind == kind));
                continue;
            }

            var seen = new HashSet<string>();
            var own = new List<EmailRow>();

            foreach (var (value, description) in ElementsOf(member))
            {
                if (!seen.Add(Stripped.Email(value)))
                {
                    continue;
                }

                var row = Take(standing, email => email.Kind == kind && Stripped.Email(email.Address) == Stripped.Email(value));
                own.Add((row ?? new EmailRow { EmailId = Guid.CreateVersion7(), Kind = kind }) with { Address = value, Description = description });
            }

            rows.AddRange(Placed(own, before.Emails, ref last));
        }

        return rows.OrderBy(row => row.Position).ToList();
    }

    private IReadOnlyList<PhoneRow> Phones()
    {
        if (!PersonDocument.PhoneKinds.Any(phones => IsWritten(phones.Member)))
        {
            return before.Phones;
        }

        var standing = before.Phones.ToList();
        var rows = new List<PhoneRow>();
        var last = LastOf(before.Phones);

        foreach (var (member, kind) in PersonDocument.PhoneKinds)
        {
            if (IsUntouched(member))
            {
                rows.AddRange(before.Phones.Where(phone => (phone.Kind ?? "other") == kind));
                continue;
            }

            var own = new List<PhoneRow>();

            foreach (var (value, description) in ElementsOf(member))
            {
                var digits = Stripped.Phone(value);
                var row = Take(standing, phone => (phone.Kind ?? "other") == kind && phone.Number == value && phone.Description == description)
                    ?? Take(standing, phone => (phone.Kind ?? "other") == kind && phone.Number == value)
                    ?? Take(standing, phone => (phone.Kind ?? "other") == kind && digits.Length > 0 && phone.Digits == digits);

                row ??= new PhoneRow { PhoneId = Guid.CreateVersion7(), Kind = kind };
                own.Add(row.Number == value ? row with { Description = description } : row with { Number = value, Digits = digits, Description = description });
            }

            rows.AddRange(Placed(own, before.Phones, ref last));
        }

        return rows.OrderBy(row => row.Position).ToList();
    }

    private IReadOnlyList<UrlRow> Urls()
    {
        if (IsUntouched("Urls"))
        {
            return before.Urls;
        }

        var standing = before.Urls.ToList();
        var rows = new List<UrlRow>();

        foreach (var (value, description) in ElementsOf("Urls"))
        {
            var row = Take(standing, url => url.Url == value) ?? new UrlRow { UrlId = Guid.CreateVersion7(), Url = value };
            rows.Add(row with { Description = description });
        }

        var last = LastOf(before.Urls);
        return Placed(rows, before.Urls, ref last);
    }

    // What another surface stored may be no element that this one would make; it is judged when somebody writes the array.
    private bool IsUntouched(string member) => !IsWritten(member) || JsonNode.DeepEquals(patched[member], original.Document[member]);

    private bool IsWritten(string member) => written.Touched.Contains(member);

    /// <summary>The elements that hold something.</summary>
    private IEnumerable<(string Value, string? Description)> ElementsOf(string member)
    {
        foreach (var element in patched[member]!.AsArray())
        {
            if (Conversion.TextIn(element!["Value"]) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                yield return (value.Trim(), Conversion.TextIn(element["Description"]));
            }
        }
    }

    // The country is the address's, whichever member it is written through.
    private bool IsAddressWritten => IsWritten(PersonDocument.AddressMember) || IsWritten(PersonDocument.Country);

    private AddressRow? Postal()
        => Structured(before.Postal, "Postal") is { } postal ? postal with { Kind = postal.Kind ?? AddressRow.PostalKind } : null;

    private AddressRow? Street()
    {
        var row = Structured(before.Street, "Street");
        var countryId = (int)patched["Country"]!["CountryId"]!;

        if (IsWritten(PersonDocument.Country) && countryId != (int)original.Document[PersonDocument.Country]!["CountryId"]!)
        {
            var country = lists.Find(Lists.Countries, countryId);
            row = (row ?? NewStreet()) with { Country = country?.Name, CountryCode = country?.ItemKey };
        }

        // A row that says nothing any more goes, be it a country that is no country to this dialect.
        return row is null || row != before.Street && IsEmpty(row) && row.Country is null ? null : row;
    }

    private AddressRow? Structured(AddressRow? row, string member)
    {
        var street = patched["Address"]![member]!;
        var written = PersonDocument.AddressFields.ToDictionary(name => name, name => Conversion.TextIn(street[name]));

        var changed = (row ?? (member == "Street" ? NewStreet() : new AddressRow { PersonAddressId = Guid.CreateVersion7() })) with
        {
            Street = written["Address1"],
            Street2 = written["Address2"],
            Street3 = written["Address3"],
            City = written["City"],
            Area = written["County"],
            State = written["State"],
            PostalCode = written["Zipcode"],
        };

        if (row is null)
        {
            return IsEmpty(changed) ? null : changed;
        }

        return changed == row ? row : IsEmpty(changed) && changed.Country is null ? null : changed;
    }

    private static AddressRow NewStreet() => new() { PersonAddressId = Guid.CreateVersion7(), IsPrimary = true };

    private static bool IsEmpty(AddressRow row)
        => new[] { row.Street, row.Street2, row.Street3, row.Area, row.City, row.State, row.PostalCode }.All(string.IsNullOrEmpty);

    private IReadOnlyList<ChosenRow> Chosen()
    {
        if (!IsWritten("Interests") && !IsWritten("ShipmentTypes"))
        {
            return before.Chosen;
        }

        var last = LastOf(before.Chosen);
        return [.. Chosen(Lists.Interests, "Interests", ref last), .. Chosen(Lists.ShipmentTypes, "ShipmentTypes", ref last)];
    }

    private List<ChosenRow> Chosen(string list, string member, ref int last)
    {
        var standing = before.Chosen.Where(row => row.List == list).ToList();

        if (!IsWritten(member))
        {
            return standing;
        }

        var named = patched[member]!.AsArray().ToDictionary(item => (int)item!["Id"]!, item => (bool)item!["Selected"]!);

        // An item that the list does not have any more cannot be named, so it stays.
        var kept = standing.Where(row => !named.TryGetValue(row.ChosenId, out var selected) || selected);

        var added = named
            .Where(item => item.Value && standing.TrueForAll(row => row.ChosenId != item.Key))
            .Select(item => new ChosenRow { ChosenItemId = Guid.CreateVersion7(), List = list, ChosenId = item.Key });

        return Placed([.. kept, .. added], before.Chosen, ref last);
    }

    private Outcome<IReadOnlyList<ConsentRow>> Consents()
    {
        var rows = before.Consents.ToList();

        if (!IsWritten("Consents"))
        {
            return rows;
        }

        var stood = original.Document["Consents"]!.AsArray();
        var last = LastOf(rows);

        foreach (var consent in patched["Consents"]!.AsArray())
        {
            if (stood.Any(item => JsonNode.DeepEquals(item, consent)))
            {
                continue;
            }

            if (ConsentTerms.Find(lists, Lists.Purposes, consent!, "ConsentPurpose", null) is not { } purpose)
            {
                return SuperOfficeProblems.Invalid("Consents: an entry names a purpose of the list consentpurpose, by ConsentPurposeKey or ConsentPurposeId.");
            }

            var at = rows.FindIndex(row => row.PurposeId == purpose.ItemId);
            var row = at < 0 ? null : rows[at];

            if (ConsentTerms.Find(lists, Lists.LegalBases, consent!, "LegalBase", row?.LegalBaseId) is not { } legalBase)
            {
                return SuperOfficeProblems.Invalid("Consents: an entry names a legal base of the list legalbase, by LegalBaseKey or LegalBaseId.");
            }

            // Whoever takes a consent back need not say where it came from.
            var source = ConsentTerms.Find(lists, Lists.Sources, consent!, "ConsentSource", row?.SourceId)
                ?? (row is not null && NamesNothing(consent!, "ConsentSource") ? lists.Find(Lists.Sources, row.SourceId) : null);

            if (source is null)
            {
                return SuperOfficeProblems.Invalid("Consents: an entry names a source of the list consentsource, by ConsentSourceKey or ConsentSourceId.");
            }

            var changed = (row ?? new ConsentRow { ConsentId = Guid.CreateVersion7(), Position = ++last, PurposeId = purpose.ItemId }) with
            {
                LegalBaseId = legalBase.ItemId,
                SourceId = source.ItemId,
                Comment = Conversion.TextIn(consent!["Comment"]),
            };

            if (at < 0)
            {
                rows.Add(changed with { RegisteredAt = moment, UpdatedAt = moment });
            }
            else if (changed != row)
            {
                rows[at] = changed with { UpdatedAt = moment };
            }
        }

        return rows;
    }

    private static bool NamesNothing(JsonNode consent, string member)
        => string.IsNullOrWhiteSpace(Conversion.TextIn(consent[member + "Key"])) && (Conversion.IntIn(consent[member + "Id"]) ?? 0) == 0;

    private IReadOnlyList<CustomFieldRow> CustomFieldRows()
    {
        if (!written.Touched.Any(CustomFields.IsDictionary))
        {
            return before.CustomFields;
        }

        var rows = new List<CustomFieldRow>();
        var last = LastOf(before.CustomFields);
        var userDefined = patched[CustomFieldRow.UserDefined]!.AsObject().Select(member => member.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // By exact names: the document has them, and texts may differ to the database that are equal here.
        var standing = before.CustomFields.ToDictionary(row => row.Name);

        foreach (var (key, value) in patched[CustomFields.All]!.AsObject())
        {
            var text = (string)value!;
            var dictionary = userDefined.Contains(key) ? CustomFieldRow.UserDefined : CustomFieldRow.Extra;

            var row = standing.TryGetValue(key, out var stands)
                ? stands.WithText(text)
                : new CustomFieldRow { EntityFieldId = Guid.CreateVersion7(), Position = ++last, Name = key, StringValue = text };

            rows.Add(CustomFields.DictionaryOf(row) == dictionary ? row : row with { Dictionary = dictionary });
        }

        return rows;
    }

    private string? Text(string member) => Conversion.TextIn(patched[member]);

    private int Number(string member) => (int)patched[member]!;

    private int? NumberOf(string member, string idMember, int? stands)
        => !IsWritten(member) ? stands : (int)patched[member]![idMember]! is var number and not 0 ? number : null;

    private static int LastOf<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IItemRow
        => rows.Select(row => row.Position).DefaultIfEmpty().Max();

    /// <summary>Gives rows the positions of the order they are written in; <paramref name="last"/> is the last one of the whole collection.</summary>
    private static List<TRow> Placed<TRow>(List<TRow> rows, IReadOnlyList<TRow> standing, ref int last)
        where TRow : class, IPlacedRow<TRow>
    {
        var places = standing.Select((row, place) => (row.ItemId, Place: place)).ToDictionary(row => row.ItemId, row => row.Place);
        int?[] wanted = [.. rows.Select(row => places.TryGetValue(row.ItemId, out var place) ? (int?)place : null)];
        var positions = Positions.Of([.. standing.Select(row => row.Position)], wanted);
        var placed = new List<TRow>(rows.Count);

        foreach (var (row, position) in rows.Zip(positions))
        {
            placed.Add(row.At(position ?? ++last));
        }

        return placed;
    }

    private static TRow? Take<TRow>(List<TRow> standing, Predicate<TRow> matches)
        where TRow : class
    {
        var at = standing.FindIndex(matches);

        if (at < 0)
        {
            return null;
        }

        var row = standing[at];
        standing.RemoveAt(at);
        return row;
    }
}
