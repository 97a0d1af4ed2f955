using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.People.Transfers.Tables;
using Identities.PersonTags;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
namespace Identities.People.Transfers;

/// <summary>What an import writes of one person.</summary>
internal sealed class PersonPlan(Guid personId, LockedPerson? stored)
{
    public Guid PersonId { get; } = personId;

    /// <summary>The person as they are there; null when they are made.</summary>
    public LockedPerson? Stored { get; } = stored;

    public Difference<AliasRow> Aliases { get; private set; } = Difference<AliasRow>.None;

    public Difference<AddressRow> Addresses { get; private set; } = Difference<AddressRow>.None;

    public Difference<EntityFieldRow> EntityFields { get; private set; } = Difference<EntityFieldRow>.None;

    public Difference<PersonTagRow> Tags { get; private set; } = Difference<PersonTagRow>.None;

    public Difference<NoteRow> Notes { get; private set; } = Difference<NoteRow>.None;

    public Difference<ClientIdentifierRow> Identifiers { get; private set; } = Difference<ClientIdentifierRow>.None;

    public bool IsUnchanged => Stored is not null
        && Aliases.IsNone && Addresses.IsNone && EntityFields.IsNone && Tags.IsNone && Notes.IsNone && Identifiers.IsNone;

    /// <summary>Compares what a line wants with what there is; a problem when it cannot be had.</summary>
    public Problem? Compare(SentPerson sent, StoredPerson parts, ImportSurroundings around)
    {
        if (sent.Aliases is not null)
        {
            Aliases = AliasMatching.Differ(parts.Aliases, sent.Aliases);
        }

        if (sent.Addresses is not null)
        {
            Addresses = MarkPrimary(AddressMatching(around).Differ(parts.Addresses, sent.Addresses), parts.Addresses);
        }

        if (sent.EntityFields is not null)
        {
            EntityFields = FieldMatching.Differ(parts.EntityFields, sent.EntityFields);
        }

        if (sent.Notes is not null)
        {
            Notes = NoteMatching(around).Differ(parts.Notes, sent.Notes);
        }

        if (sent.Identifiers is not null)
        {
            var isWhole = sent.PersonId is not null;
            Identifiers = IdentifierMatching(around, isWhole).Differ(parts.Identifiers, sent.Identifiers);
        }

        if (sent.Tags is not null)
        {
            Tags = TagMatching(around).Differ(parts.Tags, sent.Tags);
        }

        return sent.UnlessUnchanged is { } problem && problem.Errors!.Keys.Any(IsOfSomethingThatChanges) ? problem : ProblemOfTags(around);
    }

    /// <summary>Whether a wrong field stands in a collection that does not stay as it is.</summary>
    private bool IsOfSomethingThatChanges(string field) => field[..Math.Max(field.IndexOf('[', StringComparison.Ordinal), 0)] switch
    {
        "aliases" => !Aliases.IsNone,
        "addresses" => !Addresses.IsNone,
        "entityFields" => !EntityFields.IsNone,
        "notes" => !Notes.IsNone,
        _ => true,
    };

    private Problem? ProblemOfTags(ImportSurroundings around)
        => Tags.Added.Select(row => (Before: (PersonTagRow?)null, After: row))
            .Concat(Tags.Changed.Select(change => ((PersonTagRow?)change.Before, change.After)))
            .Select(change => ProblemOf(change.Item1, change.Item2, around))
            .FirstOrDefault(problem => problem is not null);

    private static readonly Matching<AliasRequest, AliasRow> AliasMatching = new(
        [
            (sent, row) => sent.PersonAliasId == row.Id,
            (sent, row) => sent.PersonAliasId is null && AliasOf(sent, row, row.Position) == row,
            (sent, _) => sent.PersonAliasId is null,
        ],
        AliasOf,
        (before, after) => before == after);

    private static readonly Matching<EntityFieldRequest, EntityFieldRow> FieldMatching = new(
        [
            (sent, row) => sent.EntityFieldId == row.Id,
            (sent, row) => sent.EntityFieldId is null && sent.Name.Equals(row.Name, StringComparison.OrdinalIgnoreCase),
        ],
        FieldOf,
        // 1.5 and 1.50 are equal numbers and different answers.
        (before, after) => before == after && before.NumberValue?.Scale == after.NumberValue?.Scale);

    private static Matching<AddressRequest, AddressRow> AddressMatching(ImportSurroundings around) => new(
        [
            (sent, row) => sent.PersonAddressId == row.Id,
            (sent, row) => sent.PersonAddressId is null && AddressOf(sent, row, row.Position, around) == row,
            (sent, _) => sent.PersonAddressId is null,
        ],
        (sent, row, position) => AddressOf(sent, row, position, around),
        (before, after) => before == after);

    // An application that has expired is kept, and shown to nobody; putting the tag on again means it.
    private static Matching<SentTag, PersonTagRow> TagMatching(ImportSurroundings around) => new(
        [(sent, row) => sent.Tag.TagId == row.TagId],
        (sent, row, position) => TagOf(sent, row, position, around),
        (before, after) => before == after)
    {
        Stays = row => !row.IsShownAt(around.Moment),
    };

    private static Matching<SentNote, NoteRow> NoteMatching(ImportSurroundings around) => new(
        [
            (sent, row) => sent.Note.NoteId == row.Id,
            (sent, row) => sent.Note.NoteId is null && NoteOf(sent, row, row.Position, around) == row,
        ],
        (sent, row, position) => NoteOf(sent, row, position, around),
        (before, after) => before == after)
    {
        IsHidden = row => row.IsPrivate && (around.Actor is null || row.OwnerSubject != around.Actor),
    };

    private static Matching<SentIdentifier, ClientIdentifierRow> IdentifierMatching(ImportSurroundings around, bool isWhole) => new(
        [
            (sent, row) => sent.Key == row.Key && row.IsValidAt(around.Moment),
            (sent, row) => sent.Key == row.Key && sent.Expires == row.Expires,
        ],
        (sent, row, position) => new ClientIdentifierRow(
            row?.Id ?? Guid.CreateVersion7(), position, sent.Domain, sent.Token, row is null || sent.SaysUntil ? sent.Expires : row.Expires),
        (before, after) => before == after)
    {
        // What only finds the person says nothing about the order.
        SetsOrder = isWhole,
        Stays = row => !isWhole || !row.IsValidAt(around.Moment),
    };

    private static AliasRow AliasOf(AliasRequest sent, AliasRow? row, int position) => new(
        row?.Id ?? sent.PersonAliasId ?? Guid.CreateVersion7(), position, sent.FirstName, sent.MiddleName, sent.LastName, sent.Title);

    private static AddressRow AddressOf(AddressRequest sent, AddressRow? row, int position, ImportSurroundings around) => new(
        row?.Id ?? sent.PersonAddressId ?? Guid.CreateVersion7(),
        position,
        row?.IsPrimary ?? false,
        sent.Street,
        sent.Street2,
        sent.City,
        sent.State,
        sent.PostalCode,
        sent.Country,
        row is not null && row.Country == sent.Country ? row.CountryCode : around.CountryCode(sent.Country));

    // By its name, a field keeps the spelling that it has.
    private static EntityFieldRow FieldOf(EntityFieldRequest sent, EntityFieldRow? row, int position) => new(
        row?.Id ?? sent.EntityFieldId ?? Guid.CreateVersion7(),
        position,
        row is null || sent.EntityFieldId is not null ? sent.Name : row.Name,
        sent.StringValue,
        sent.DateValue,
        sent.NumberValue,
        sent.BoolValue);

    private static PersonTagRow TagOf(SentTag sent, PersonTagRow? row, int position, ImportSurroundings around)
    {
        var shown = row is not null && row.IsShownAt(around.Moment) ? row : null;
        var created = shown is null || sent.SaysSince ? sent.Tag.Created!.Value : shown.Created;
        var expires = !sent.Tag.ExpiresByDefault ? sent.Tag.Expires
            : shown is not null ? shown.Expires
            : around.DefaultExpiry(sent.Tag.TagId, created);

        return new PersonTagRow(row?.Id ?? sent.Tag.PersonTagId ?? Guid.CreateVersion7(), position, sent.Tag.TagId, created, expires);
    }

    private static NoteRow NoteOf(SentNote sent, NoteRow? row, int position, ImportSurroundings around) => new(
        row?.Id ?? sent.Note.NoteId ?? Guid.CreateVersion7(),
        position,
        sent.Note.Summary,
        sent.Note.Body,
        sent.SaysAuthor ? sent.Note.Author : row is null ? around.Username : row.Author,
        sent.Note.SharedId,
        row?.IsPrivate ?? sent.IsPrivate ?? false,
        row is null ? around.Actor : row.OwnerSubject,
        row?.CreatedAt ?? around.Moment);

    /// <summary>The first address that comes is the primary one where there is none; a deletion promotes nobody.</summary>
    private static Difference<AddressRow> MarkPrimary(Difference<AddressRow> difference, IReadOnlyList<AddressRow> stored)
    {
        if (difference.Added.Count > 0 && !stored.Except(difference.Removed).Any(row => row.IsPrimary))
        {
            difference.Added[0] = difference.Added[0] with { IsPrimary = true };
        }

        return difference;
    }

    private static Problem? ProblemOf(PersonTagRow? before, PersonTagRow after, ImportSurroundings around)
    {
        // A tag that somebody carries stays, whatever has become of its definition.
        if (before is null || !before.IsShownAt(around.Moment))
        {
            if (!around.Tags.TryGetValue(after.TagId, out var tag))
            {
                return StoreProblems.TagNotFound(after.TagId.ToString());
            }

            if (tag.Disabled)
            {
                return StoreProblems.TagDisabled(after.TagId.ToString());
            }
        }

        return after.Expires is null || after.Expires > after.Created ? null
            : after.Expires == ImportSurroundings.TooLate ? PersonTagProblems.ExpiresTooLate
            : ExpiresBeforeCreated();
    }

    private static Problem? ExpiresBeforeCreated()
    {
        var errors = new FieldErrors();
        errors.Add("tags", "A tag's expires must be later than its created.");
        return errors.ToProblem();
    }
}

/// <summary>A person whose row is locked.</summary>
internal sealed record LockedPerson(long Version, DateTime UpdatedAt);

/// <summary>A tag definition, as far as it matters to whoever puts it on somebody.</summary>
internal sealed record TagTerms(bool Disabled, long DefaultExpirePeriod);

/// <summary>What the lines of one part of an import have in common.</summary>
internal sealed class ImportSurroundings(string? actor, string? username, DateTime moment)
{
    /// <summary>Stands for an expiry by default that no calendar has.</summary>
    public static readonly DateTime TooLate = DateTime.MinValue;

    public string? Actor { get; } = actor;

    public string? Username { get; } = username;

    public DateTime Moment { get; } = moment;

    public Dictionary<Guid, TagTerms> Tags { get; } = [];

    public Dictionary<string, string?> Countries { get; } = [];

    public string? CountryCode(string? country) => country is null ? null : Countries[country];

    public DateTime? DefaultExpiry(Guid tagId, DateTime created)
    {
        if (!Tags.TryGetValue(tagId, out var tag) || tag.DefaultExpirePeriod == 0)
        {
            return null;
        }

        return tag.DefaultExpirePeriod > (DateTime.MaxValue - created).Ticks / TimeSpan.TicksPerMicrosecond
            ? TooLate
            : created.AddTicks(tag.DefaultExpirePeriod * TimeSpan.TicksPerMicrosecond);
    }
}
