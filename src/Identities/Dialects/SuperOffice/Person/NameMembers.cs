using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;
using static Identities.Dialects.SuperOffice.Person.PersonMember;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>What a person is called, and the day of their birth.</summary>
internal static class NameMembers
{
    /// <summary>What FullName and FormalName are made of.</summary>
    public static readonly IReadOnlyList<string> Parts = ["Firstname", "MiddleName", "Lastname", "Title", "Salutation"];

    public static string Full(PersonRow person) => Joined(person.FirstName, person.MiddleName, person.LastName);

    public static string Formal(PersonRow person) => Joined(Full(person), person.JobTitle, person.AcademicTitle);

    /// <summary>Fills in what the parts of a name are together.</summary>
    public static void Derive(JsonObject document)
    {
        var fullName = Joined(Text("Firstname"), Text("MiddleName"), Text("Lastname"));
        document["FullName"] = fullName;
        document["FormalName"] = Joined(fullName, Text("Title"), Text("Salutation"));

        string? Text(string member) => Conversion.TextIn(document[member]);
    }

    /// <summary>A name whose parts are all gone goes; without one, it is made.</summary>
    public static void Settle(PersonRow person, PersonRow before)
    {
        if (PartsOf(person) == PartsOf(before))
        {
            return;
        }

        if (new[] { person.FirstName, person.MiddleName, person.LastName, person.Honorific }.All(string.IsNullOrEmpty))
        {
            (person.PersonAliasId, person.FirstName, person.MiddleName, person.LastName, person.Honorific) = (null, null, null, null, null);
        }
        else
        {
            person.PersonAliasId ??= Guid.CreateVersion7();
        }
    }

    public static PersonMember Birthday(string name, string description)
    {
        return new(name, Shape.Scalar(ShapeKind.BirthDate, "System.DateTime"), description, Write, Into(Read));

        void Write(Utf8JsonWriter json, in PersonView it) => json.WriteStringValue(Shown(it.Person));

        void Read(PersonMatch match)
        {
            if (!match.IsUntouched(name))
            {
                var day = (string)match.Patched[name]!;

                (match.Person.BirthDate, match.Person.BirthYearKnown) =
                    day == Dates.None ? (null, true) : (day[..10], Dates.Moment(day).Year != Dates.UnknownYear);
            }
        }
    }

    private static string Shown(PersonRow person)
    {
        if (person.BirthDate is null)
        {
            return Dates.None;
        }

        // The unknown year is no leap year, so a leap day is shown as the day before.
        var day = person.BirthYearKnown
            ? person.BirthDate
            : $"{Dates.UnknownYear:D4}{(person.BirthDate.EndsWith("-02-29", StringComparison.Ordinal) ? "-02-28" : person.BirthDate[^6..])}";

        return day + "T00:00:00";
    }

    private static (string?, string?, string?, string?) PartsOf(PersonRow person)
        => (person.FirstName, person.MiddleName, person.LastName, person.Honorific);

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
}
