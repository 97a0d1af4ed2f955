using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Store;

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
        var left = new StandingRows<string, EmailRow>(standing, row => row.Address.ToUpperInvariant());

        return Placed(
            [
                .. wanted.Select(email =>
                    (left.Take(email.Email!.ToUpperInvariant(), row => row.Address == email.Email) ?? new EmailRow { Id = Guid.CreateVersion7() })
                        with { Address = email.Email }),
            ],
            standing);
    }

    private static IReadOnlyList<PhoneRow> Phones(IReadOnlyList<PhoneRow> standing, IReadOnlyList<PhoneContent> wanted)
    {
        var left = new StandingRows<(string?, string), PhoneRow>(standing, row => KeyOf(PhoneTypes.Shown(row.Kind), row.Number, row.Digits));

        return Placed(
            [
                .. wanted.Select(phone =>
                {
                    var digits = PhoneDigits.Of(phone.Number!);
                    var row = left.Take(KeyOf(phone.Type, phone.Number!, digits), row => row.Number == phone.Number);

                    return row is null
                        ? new PhoneRow { Id = Guid.CreateVersion7(), Kind = phone.Type, Number = phone.Number!, Digits = digits }
                        : row.Number == phone.Number ? row : row with { Number = phone.Number!, Digits = digits };
                }),
            ],
            standing);
    }

    // A number without digits is known by its text.
    private static (string?, string) KeyOf(string? type, string number, string digits) => (type, digits.Length > 0 ? digits : number);

    private static IReadOnlyList<LinkRow> Links(IReadOnlyList<LinkRow> standing, IReadOnlyList<Reference> wanted)
    {
        var rows = standing.ToDictionary(row => row.Id);
        return Placed([.. wanted.Select(reference => rows.GetValueOrDefault(reference.Id) ?? new LinkRow { Id = reference.Id })], standing);
    }

    // The first that comes where there is none is the primary one; one that goes makes no other so.
    private static IReadOnlyList<LinkRow> Companies(IReadOnlyList<LinkRow> standing, IReadOnlyList<Reference> wanted)
    {
        var rows = Links(standing, wanted);
        var stood = standing.Select(row => row.Id).ToHashSet();
        var first = rows.Any(row => row.IsPrimary) ? null : rows.FirstOrDefault(row => !stood.Contains(row.Id));
        return first is null ? rows : [.. rows.Select(row => row == first ? row with { IsPrimary = true } : row)];
    }

    /// <summary>Gives rows the positions of the order they are written in; whoever writes them counts on for those that go last.</summary>
    private static IReadOnlyList<TRow> Placed<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<TRow> standing)
        where TRow : IPlacedRow<TRow>
    {
        var places = standing.Select((row, place) => (row.Id, Place: place)).ToDictionary(row => row.Id, row => row.Place);
        int?[] wanted = [.. rows.Select(row => places.TryGetValue(row.Id, out var place) ? (int?)place : null)];
        var positions = Positions.Of([.. standing.Select(row => row.Position)], wanted);
        return [.. rows.Zip(positions, (row, position) => row.At(position ?? PersonSave.Last))];
    }

    /// <summary>Rows that no item has been matched with yet, by what items are matched by.</summary>
    private sealed class StandingRows<TKey, TRow>(IEnumerable<TRow> rows, Func<TRow, TKey> keyOf)
        where TKey : notnull
        where TRow : class
    {
        private readonly Dictionary<TKey, List<TRow>> left = rows.GroupBy(keyOf).ToDictionary(group => group.Key, group => group.ToList());

        /// <summary>The row that is meant, or else the first of its key.</summary>
        public TRow? Take(TKey key, Predicate<TRow> isMeant)
        {
            if (!left.TryGetValue(key, out var candidates) || candidates.Count == 0)
            {
                return null;
            }

            var at = Math.Max(0, candidates.FindIndex(isMeant));
            var row = candidates[at];
            candidates.RemoveAt(at);
            return row;
        }
    }
}
