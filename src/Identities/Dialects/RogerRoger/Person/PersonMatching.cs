using Identities.Dialects.RogerRoger.Wire;
using Identities.Store;

namespace Identities.Dialects.RogerRoger.Person;

/// <summary>What is to become of a person: the rows that are meant keep their ids and what this dialect does not show.</summary>
internal sealed record MatchedPerson
{
    public required PersonState Before { get; init; }

    public required Content<PersonState> Standing { get; init; }

    public required Content<PersonState> Wanted { get; init; }

    public required IReadOnlyList<EmailRow> Emails { get; init; }

    public required IReadOnlyList<PhoneRow> Phones { get; init; }

    public required IReadOnlyList<LinkRow> Tags { get; init; }

    public required IReadOnlyList<LinkRow> Segments { get; init; }

    public required IReadOnlyList<LinkRow> Companies { get; init; }
}

/// <summary>Which stored rows a body means. Items have no ids here, so they are matched by value.</summary>
internal static class PersonMatching
{
    public static MatchedPerson Match(PersonState before, Content<PersonState> standing, Content<PersonState> wanted) => new()
    {
        Before = before,
        Standing = standing,
        Wanted = wanted,
        Emails = Emails(before.Emails, wanted.Of(PersonMembers.Emails)),
        Phones = Phones(before.Phones, wanted.Of(PersonMembers.Phones)),
        Tags = Links(before.Tags, wanted.Of(PersonMembers.Tags)),
        Segments = Links(before.Segments, wanted.Of(PersonMembers.Segments)),
        Companies = Companies(before.Companies, wanted.Of(PersonMembers.Organizations)),
    };

    private static IReadOnlyList<EmailRow> Emails(IReadOnlyList<EmailRow> standing, IReadOnlyList<RogerRogerEmailAddress> wanted)
    {
        var left = new StandingRows<string, EmailRow>(standing, row => row.Address.ToUpperInvariant());

        return Placed(
            [
                .. wanted.Select(email =>
                    (left.Take(email.Email.ToUpperInvariant(), row => row.Address == email.Email) ?? new EmailRow { Id = Guid.CreateVersion7() })
                        with { Address = email.Email }),
            ],
            standing);
    }

    private static IReadOnlyList<PhoneRow> Phones(IReadOnlyList<PhoneRow> standing, IReadOnlyList<RogerRogerPhoneNumber> wanted)
    {
        var left = new StandingRows<(string?, string), PhoneRow>(standing, row => KeyOf(PhoneTypes.Shown(row.Kind), row.Number, row.Digits));

        return Placed(
            [
                .. wanted.Select(phone =>
                {
                    var digits = PhoneDigits.Of(phone.PhoneNumber);
                    var row = left.Take(KeyOf(phone.PhoneType, phone.PhoneNumber, digits), row => row.Number == phone.PhoneNumber);

                    return row is null
                        ? new PhoneRow { Id = Guid.CreateVersion7(), Kind = phone.PhoneType, Number = phone.PhoneNumber, Digits = digits }
                        : row.Number == phone.PhoneNumber ? row : row with { Number = phone.PhoneNumber, Digits = digits };
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

    /// <summary>Gives rows the positions of the order they are written in; their writer counts on for those that go last.</summary>
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
