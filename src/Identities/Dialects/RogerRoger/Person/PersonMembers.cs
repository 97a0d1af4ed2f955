using System.Text.Json;
using Identities.Dialects.RogerRoger.Wire;
using static Identities.Dialects.RogerRoger.Wire.Composites;
using static Identities.Dialects.RogerRoger.Wire.Scalars;

namespace Identities.Dialects.RogerRoger.Person;

/// <summary>
/// The members of a person, in the order of the answer. The answer, what bodies are read into, the rules, the comparison, the storage of the
/// scalars and the OpenAPI schemas come from here. Those with a name in this class are matched with rows of their own.
/// </summary>
internal static class PersonMembers
{
    public static readonly Member<PersonState, IReadOnlyList<Reference>> Tags = new(
        "tags",
        ReferencesTo(Resource.Tag),
        person => References(Resource.Tag, person.Tags),
        "The IRIs of the tags that the person carries now.")
    {
        Sent = "The IRIs of the tags to carry. Those that the person carries already keep their expiry.",
    };

    public static readonly Member<PersonState, IReadOnlyList<Reference>> Segments = new(
        "segments",
        ReferencesTo(Resource.Segment),
        person => References(Resource.Segment, person.Segments),
        "The IRIs of the segments that the person is in.")
    {
        Sent = "The IRIs of the segments to be in.",
    };

    public static readonly Member<PersonState, IReadOnlyList<Reference>> Organizations = new(
        "organizations",
        ReferencesTo(Resource.Organization),
        person => References(Resource.Organization, person.Companies),
        "The IRIs of the organizations that the person works for.")
    {
        Sent = "The IRIs of the organizations to work for, in order.",
    };

    public static readonly Member<PersonState, IReadOnlyList<RogerRogerEmailAddress>> Emails = new(
        "emailAddresses",
        Composites.Emails,
        person => [.. person.Emails.Select(row => new RogerRogerEmailAddress { Email = row.Address })],
        "E-mail addresses, each once.")
    {
        Sent = "All e-mail addresses, each once.",
    };

    public static readonly Member<PersonState, IReadOnlyList<RogerRogerPhoneNumber>> Phones = new(
        "phoneNumbers",
        Composites.Phones,
        person =>
        [
            .. person.Phones.Select(row => new RogerRogerPhoneNumber { PhoneNumber = row.Number, PhoneType = PhoneTypes.Shown(row.Kind) }),
        ],
        "Telephone numbers.")
    {
        Sent = "All telephone numbers.",
    };

    public static readonly Member<PersonState, RogerRogerAddress?> Address = new(
        "address", Composites.Address, person => person.Row.Address, "The first address.");

    public static readonly MemberTable<PersonState> Table = new(
        PersonState.Nobody(),
        Shown("id", Text, person => person.Row.PersonId.ToString(), "The person's id, a UUID.") with { IsNeverNull = true },
        Name("familyName", "last_name", row => row.LastName, "The family name; null for people whom another surface made without one.") with
        {
            Sent = "The family name, which must not be blank.",
            IsRequired = true,
        },
        Name("givenName", "first_name", row => row.FirstName, "The given name."),
        Name("additionalName", "middle_name", row => row.MiddleName, "Middle names."),
        Kept("initials", Text, "initials", row => row.Initials, "Initials."),
        Name("honorificPrefix", "title", row => row.Honorific, "What stands before the name, as in `Dr.`"),
        Kept("jobTitle", Text, "job_title", row => row.JobTitle, "The job title."),
        Kept("customerId", Text, "customer_id", row => row.CustomerId, "The person's number in the customer administration."),
        Kept("linkedinId", Text, "linkedin_id", row => row.LinkedinId, "The person's id at LinkedIn."),
        Kept("externalSource", Text, "external_source", row => row.ExternalSource, "The system that the person comes from."),
        Own("isTracked", Flag, "Whether the person is tracked."),
        Shown("createdAt", Moment, person => person.Row.CreatedAt, "When the person was made, to the second."),
        Shown("updatedAt", Moment, person => person.Row.UpdatedAt, "When the person was changed last, to the second."),
        Own("importedAt", Moment, "When the person was imported.") with { IsReadOnly = true },
        Kept("archivedAt", Moment, "archived_at", row => row.ArchivedAt, "When the person was archived; null when not.") with
        {
            Sent = "When the person was archived; null takes it out of the archive.",
        },
        Kept("owner", ReferenceTo(Resource.User), "owner_user_id", OwnerOf, "The IRI of the user who owns the person."),
        Tags,
        Segments,
        Organizations,
        Shown("_organizations", Organizations.Kind, Organizations.Standing, "The same as `organizations`, for clients that know no other name."),
        Emails,
        Phones,
        Address,
        Shown(
            "avatarUrl",
            ReferenceTo(Resource.MediaObject),
            person => AvatarOf(person.Row),
            "Where the picture is: a path on this host, for the same callers as the person."),
        Kept("avatar", ReferenceTo(Resource.MediaObject), "avatar_id", AvatarOf, "The IRI of the picture; it is answered as `avatarUrl`.") with
        {
            IsWriteOnly = true,
        },
        Own("dealSize", Number, "The size of the deal."),
        Own("totalDeals", Number, "How many deals there were."),
        Own("totalLostDeals", Number, "How many deals were lost."),
        Own("totalWonDeals", Number, "How many deals were won."),
        Shown("linkedinEnrichment", ReferencesTo(Resource.Person), _ => [], "What was found at LinkedIn: nothing, this service asks nobody."));

    /// <summary>A scalar that only this dialect knows: it needs no column, and stands in the person's row by its name here.</summary>
    private static Member<PersonState> Own<T>(string name, Scalar<T> kind, string description) => new Member<PersonState, T>(
        name,
        kind,
        person => person.Own.TryGetProperty(name, out var kept) && kept.ValueKind != JsonValueKind.Null ? kind.Kept(kept) : default!,
        description,
        new Column(Part.Own, name));

    /// <summary>A scalar with a column of its own.</summary>
    private static Member<PersonState> Kept<T>(string name, Scalar<T> kind, string column, Func<PersonRow, T> of, string description)
        => new Member<PersonState, T>(name, kind, person => of(person.Row), description, new Column(Part.Row, column));

    /// <summary>A part of the first name.</summary>
    private static Member<PersonState> Name(string name, string column, Func<PersonRow, string?> of, string description)
        => new Member<PersonState, string?>(name, Text, person => of(person.Row), description, new Column(Part.Name, column));

    /// <summary>What is answered, and ignored in bodies.</summary>
    private static Member<PersonState> Shown<T>(string name, Kind<T> kind, Func<PersonState, T> of, string description)
        => new Member<PersonState, T>(name, kind, of, description) { IsReadOnly = true };

    private static Reference? OwnerOf(PersonRow row) => Reference.To(Resource.User, row.OwnerUserId);

    private static Reference? AvatarOf(PersonRow row) => Reference.To(Resource.MediaObject, row.AvatarId);

    private static IReadOnlyList<Reference> References(Resource resource, IReadOnlyList<LinkRow> rows)
        => [.. rows.Select(row => Reference.To(resource, row.Id))];
}
