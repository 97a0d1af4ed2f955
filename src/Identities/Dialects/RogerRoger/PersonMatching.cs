using System.Text.Json.Nodes;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger;

/// <summary>
/// What the store is to hold when a person is as a body says. Items have no ids here, so they are matched by value with those that stand:
/// matches keep their ids and what this dialect does not show.
/// </summary>
internal static class PersonMatching
{
    public static PersonState Match(PersonState before, PersonContent wanted) => new()
    {
        Person = Address(Name(Columns(before.Person, wanted), wanted), wanted),
        Members = OwnMembersOf(wanted),
        Emails = Emails(before.Emails, wanted.Emails),
        Phones = Phones(before.Phones, wanted.Phones),
        Tags = Links(before.Tags, wanted.Tags),
        Segments = Links(before.Segments, wanted.Segments),
        Companies = Companies(before.Companies, wanted.Organizations),
    };

    /// <summary>The members that only this dialect knows; null where nothing is said.</summary>
    public static JsonObject OwnMembersOf(PersonContent content) => new()
    {
        [OwnMembers.IsTracked] = content.IsTracked,
        [OwnMembers.DealSize] = content.DealSize,
        [OwnMembers.TotalDeals] = content.TotalDeals,
        [OwnMembers.TotalLostDeals] = content.TotalLostDeals,
        [OwnMembers.TotalWonDeals] = content.TotalWonDeals,
    };

    private static PersonRow Columns(PersonRow person, PersonContent wanted) => person with
    {
        Initials = wanted.Initials,
        JobTitle = wanted.JobTitle,
        CustomerId = wanted.CustomerId,
        LinkedinId = wanted.LinkedinId,
        ExternalSource = wanted.ExternalSource,
        OwnerUserId = wanted.Owner?.Id,
        AvatarId = wanted.Avatar?.Id,
        // Whoever sends back what was shown has seen whole seconds, and changes nothing.
        ArchivedAt = wanted.ArchivedAt == person.ArchivedAt?.CutToSeconds() ? person.ArchivedAt : wanted.ArchivedAt,
    };

    private static PersonRow Name(PersonRow person, PersonContent wanted)
    {
        var named = person with
        {
            LastName = wanted.FamilyName,
            FirstName = wanted.GivenName,
            MiddleName = wanted.AdditionalName,
            Honorific = wanted.HonorificPrefix,
        };

        if (named == person)
        {
            return person;
        }

        // A name whose parts are all gone goes; without one, it is made.
        return named is { LastName: null, FirstName: null, MiddleName: null, Honorific: null }
            ? named with { PersonAliasId = null }
            : named with { PersonAliasId = person.PersonAliasId ?? Guid.CreateVersion7() };
    }

    private static PersonRow Address(PersonRow person, PersonContent wanted)
    {
        var address = wanted.Address;

        if (person.PersonAddressId is not null && address == new AddressContent(person.City, person.PostalCode, person.Street, person.CountryCode))
        {
            return person;
        }

        // An address that says nothing is none.
        if (address is null || address.IsEmpty)
        {
            return person with { PersonAddressId = null, Street = null, PostalCode = null, City = null, Country = null, CountryCode = null };
        }

        return person with
        {
            PersonAddressId = person.PersonAddressId ?? Guid.CreateVersion7(),
            Street = address.Street,
            PostalCode = address.PostalCode,
            City = address.City,
            CountryCode = address.Country,
        };
    }

    private static IReadOnlyList<EmailRow> Emails(IReadOnlyList<EmailRow> standing, IReadOnlyList<EmailContent> wanted)
    {
        var left = standing.ToList();

        return Positions.Of(
            [
                .. wanted.Select(email =>
                    (Take(left, row => row.Address == email.Email)
                     ?? Take(left, row => row.Address.Equals(email.Email, StringComparison.OrdinalIgnoreCase))
                     ?? new EmailRow { Id = Guid.CreateVersion7() }) with { Address = email.Email! }),
            ],
            standing);
    }

    private static IReadOnlyList<PhoneRow> Phones(IReadOnlyList<PhoneRow> standing, IReadOnlyList<PhoneContent> wanted)
    {
        var left = standing.ToList();

        return Positions.Of(
            [
                .. wanted.Select(phone =>
                {
                    var digits = PhoneDigits.Of(phone.Number!);
                    var row = Take(left, row => PhoneTypes.Shown(row.Kind) == phone.Type && row.Number == phone.Number)
                        ?? Take(left, row => PhoneTypes.Shown(row.Kind) == phone.Type && digits.Length > 0 && row.Digits == digits);

                    return row is null
                        ? new PhoneRow { Id = Guid.CreateVersion7(), Kind = phone.Type, Number = phone.Number!, Digits = digits }
                        : row.Number == phone.Number ? row : row with { Number = phone.Number!, Digits = digits };
                }),
            ],
            standing);
    }

    private static IReadOnlyList<LinkRow> Links(IReadOnlyList<LinkRow> standing, IReadOnlyList<Reference> wanted) => Positions.Of(
        [.. wanted.Select(reference => standing.FirstOrDefault(row => row.Id == reference.Id) ?? new LinkRow { Id = reference.Id })], standing);

    // The first that comes where there is none is the primary one; one that goes makes no other so.
    private static IReadOnlyList<LinkRow> Companies(IReadOnlyList<LinkRow> standing, IReadOnlyList<Reference> wanted)
    {
        var rows = Links(standing, wanted);
        var first = rows.Any(row => row.IsPrimary) ? null : rows.FirstOrDefault(row => !standing.Any(stood => stood.Id == row.Id));
        return first is null ? rows : [.. rows.Select(row => row == first ? row with { IsPrimary = true } : row)];
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
