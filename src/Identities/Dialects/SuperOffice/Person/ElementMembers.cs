using System.Text.Json;
using static Identities.Dialects.SuperOffice.Person.PersonMember;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>E-mails, phones and web addresses: arrays of elements without ids, which are matched by value.</summary>
internal static class ElementMembers
{
    private static readonly string[] EmailArrays = ["Emails", "ChatEmails", "BounceEmails"];

    public static PersonMember Emails(string name, string description, string kind)
    {
        Func<EmailRow, bool> isOfKind = row => row.Kind == kind;

        return new(name, Carriers.Elements, description, Write, Into(Read)) { NamedBy = EmailArrays };

        void Write(Utf8JsonWriter json, in PersonView it)
            => WriteAll(json, it.State.Emails, isOfKind, row => (row.Address, Stripped.Email(row.Address), row.Description));

        void Read(PersonMatch match)
        {
            var seen = new HashSet<string>();

            match.After.Emails = Rows(match, name, match.Before.Emails, match.After.Emails, isOfKind, (standing, value, description) =>
            {
                if (!seen.Add(Stripped.Email(value)))
                {
                    return null;
                }

                var row = PersonMatch.Take(standing, email => Stripped.Email(email.Address) == Stripped.Email(value));
                row ??= new EmailRow { EmailId = Guid.CreateVersion7(), Kind = kind };
                return row with { Address = value, Description = description };
            });
        }
    }

    /// <summary>The e-mails that bounce, as plain texts.</summary>
    public static PersonMember Bounces(string name, string description)
    {
        return Shown(name, Carriers.Texts, description, Write) with { NamedBy = EmailArrays };

        static void Write(Utf8JsonWriter json, in PersonView it)
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
    }

    public static PersonMember Phones(string name, string description, string kind)
    {
        Func<PhoneRow, bool> isOfKind = row => (row.Kind ?? "other") == kind;

        return new(name, Carriers.Elements, description, Write, Into(Read)) { NamedBy = [name] };

        void Write(Utf8JsonWriter json, in PersonView it)
            => WriteAll(json, it.State.Phones, isOfKind, row => (row.Number, Stripped.Phone(row.Number), row.Description));

        void Read(PersonMatch match) => match.After.Phones = Rows(match, name, match.Before.Phones, match.After.Phones, isOfKind, RowOf);

        PhoneRow RowOf(List<PhoneRow> standing, string value, string? description)
        {
            var digits = Stripped.Phone(value);

            var row = PersonMatch.Take(standing, phone => phone.Number == value && phone.Description == description)
                ?? PersonMatch.Take(standing, phone => phone.Number == value)
                ?? PersonMatch.Take(standing, phone => digits.Length > 0 && phone.Digits == digits)
                ?? new PhoneRow { PhoneId = Guid.CreateVersion7(), Kind = kind };

            return row.Number == value
                ? row with { Description = description }
                : row with { Number = value, Digits = digits, Description = description };
        }
    }

    public static PersonMember Urls(string name, string description)
    {
        return new(name, Carriers.Elements, description, Write, Into(Read)) { NamedBy = [name] };

        static void Write(Utf8JsonWriter json, in PersonView it)
            => WriteAll(json, it.State.Urls, _ => true, row => (row.Url, Stripped.Url(row.Url), row.Description));

        void Read(PersonMatch match) => match.After.Urls = Rows(match, name, match.Before.Urls, match.After.Urls, _ => true, RowOf);

        static UrlRow RowOf(List<UrlRow> standing, string value, string? description)
        {
            var row = PersonMatch.Take(standing, url => url.Url == value) ?? new UrlRow { UrlId = Guid.CreateVersion7(), Url = value };
            return row with { Description = description };
        }
    }

    private static void WriteAll<TRow>(
        Utf8JsonWriter json,
        IReadOnlyList<TRow> rows,
        Func<TRow, bool> isOfArray,
        Func<TRow, (string Value, string Stripped, string? Description)> elementOf)
    {
        json.WriteStartArray();

        for (var place = 0; place < rows.Count; place++)
        {
            if (isOfArray(rows[place]))
            {
                var (value, stripped, description) = elementOf(rows[place]);
                Carriers.EntityElement.Write(json, [("Value", value), ("StrippedValue", stripped), ("Description", description)]);
            }
        }

        json.WriteEndArray();
    }

    private static IReadOnlyList<TRow> Rows<TRow>(
        PersonMatch match,
        string member,
        IReadOnlyList<TRow> before,
        IReadOnlyList<TRow> now,
        Func<TRow, bool> isOfArray,
        Func<List<TRow>, string, string?, TRow?> rowOf)
        where TRow : class, IPlacedRow<TRow>
    {
        if (match.IsUntouched(member))
        {
            return now;
        }

        var standing = before.Where(isOfArray).ToList();
        var rows = new List<TRow>();

        foreach (var element in match.Patched[member]!.AsArray())
        {
            // An element that holds nothing is dropped.
            if (Conversion.TextIn(element!["Value"]) is { } value && !string.IsNullOrWhiteSpace(value)
                && rowOf(standing, value.Trim(), Conversion.TextIn(element["Description"])) is { } row)
            {
                rows.Add(row);
            }
        }

        return PersonMatch.Replace(before, now, isOfArray, rows);
    }
}
