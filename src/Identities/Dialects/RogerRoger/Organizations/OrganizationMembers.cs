using Identities.Dialects.RogerRoger.Wire;
using static Identities.Dialects.RogerRoger.Wire.Composites;
using static Identities.Dialects.RogerRoger.Wire.Scalars;

namespace Identities.Dialects.RogerRoger.Organizations;

/// <summary>The members of an organization, in the order of the answer. Those with a name in this class are kept in rows of their own.</summary>
internal static class OrganizationMembers
{
    public static readonly Member<OrganizationRow, IReadOnlyList<Reference>> People = new(
        "people",
        ReferencesTo(Resource.Person, areOrdered: false, most: OrganizationRow.MaxPeople),
        row => References(Resource.Person, row.People),
        "The IRIs of the people who work there: the first 1000.")
    {
        Sent = "The IRIs of the people who work there, at most 1000: those who are not named leave, those who are come. Left out, all stay.",
    };

    public static readonly Member<OrganizationRow, IReadOnlyList<Reference>> Tags = new(
        "tags",
        ReferencesTo(Resource.Tag),
        row => References(Resource.Tag, row.Tags),
        "The IRIs of the tags that the organization carries now.")
    {
        Sent = "The IRIs of tags.",
    };

    public static readonly Member<OrganizationRow, IReadOnlyList<Reference>> Segments = new(
        "segments",
        ReferencesTo(Resource.Segment),
        row => References(Resource.Segment, row.Segments),
        "The IRIs of the segments that the organization is in.")
    {
        Sent = "The IRIs of segments.",
    };

    public static readonly Member<OrganizationRow, IReadOnlyList<RogerRogerEmailAddress>> Emails = new(
        "emailAddresses",
        Composites.Emails,
        row => [.. OrganizationRow.Items<string>(row.Emails).Select(email => new RogerRogerEmailAddress { Email = email })],
        "E-mail addresses, each once.");

    public static readonly Member<OrganizationRow, IReadOnlyList<RogerRogerPhoneNumber>> Phones = new(
        "phoneNumbers", DistinctPhones, row => OrganizationRow.Items<RogerRogerPhoneNumber>(row.Phones), "Telephone numbers.");

    public static readonly Member<OrganizationRow, RogerRogerAddress?> Address = new(
        "address", Composites.Address, row => row.Address, "The address.");

    public static readonly MemberTable<OrganizationRow> Table = new(
        new OrganizationRow(),
        Shown("id", Text, row => row.CompanyId.ToString(), "The organization's id, a UUID.") with { IsNeverNull = true },
        Kept("title", Text, "name", row => row.Title, "The name.") with
        {
            Sent = "The name, which must not be blank.",
            IsRequired = true,
            IsNeverNull = true,
        },
        Kept("description", LongText, "description", row => row.Description, "Free text."),
        Kept("website", Text, "website", row => row.Website, "The web address."),
        Kept("customerId", Text, "customer_id", row => row.CustomerId, "The organization's number in the customer administration."),
        Kept("externalSource", Text, "external_source", row => row.ExternalSource, "The system that the organization comes from."),
        Kept("chamberOfCommerceNumber", Text, "chamber_of_commerce_number", row => row.ChamberOfCommerceNumber, "The number at the chamber of commerce."),
        Kept("linkedinId", Text, "linkedin_id", row => row.LinkedinId, "The organization's id at LinkedIn."),
        Shown("linkedinPublicIdentifier", Text, row => row.LinkedinPublicIdentifier, "The name in the organization's address at LinkedIn."),
        Shown("linkedinInternalId", Text, row => row.LinkedinInternalId, "The number that LinkedIn itself uses."),
        Shown("createdAt", Moment, row => row.CreatedAt, "When the organization was made, to the second.") with { IsNeverNull = true },
        Shown("updatedAt", Moment, row => row.UpdatedAt, "When the organization was changed last, to the second.") with { IsNeverNull = true },
        Shown("importedAt", Moment, row => row.ImportedAt, "When the organization was imported."),
        Kept("archivedAt", Moment, "archived_at", row => row.ArchivedAt, "When the organization was archived; null when not.") with
        {
            Sent = "When the organization was archived; null brings it back.",
        },
        Kept(
            "owner",
            ReferenceTo(Resource.User),
            "owner_user_id",
            row => Reference.To(Resource.User, row.OwnerUserId),
            "The IRI of the user who owns the organization."),
        Kept(
            "avatar",
            ReferenceTo(Resource.MediaObject),
            "avatar_id",
            AvatarOf,
            "The IRI of the organization's picture. It is never shown; `avatarUrl` is.") with { IsWriteOnly = true },
        People,
        Tags,
        Segments,
        Emails,
        Phones,
        Address,
        Shown("avatarUrl", ReferenceTo(Resource.MediaObject), AvatarOf, "Where the picture is: a path on this host, for the same callers as people."),
        Shown("integrationParticipants", ReferencesTo(Resource.Organization), _ => [], "Takers part in other systems: this service knows none."),
        Shown("companyEnrichment", ReferencesTo(Resource.Organization), _ => [], "What was found about the organization: nothing, this service asks nobody."));

    /// <summary>A scalar with a column of its own.</summary>
    private static Member<OrganizationRow> Kept<T>(string name, Scalar<T> kind, string column, Func<OrganizationRow, T> of, string description)
        => new Member<OrganizationRow, T>(name, kind, of, description, new Column(Part.Row, column));

    /// <summary>What is answered, and ignored in bodies.</summary>
    private static Member<OrganizationRow> Shown<T>(string name, Kind<T> kind, Func<OrganizationRow, T> of, string description)
        => new Member<OrganizationRow, T>(name, kind, of, description) { IsReadOnly = true };

    private static Reference? AvatarOf(OrganizationRow row) => Reference.To(Resource.MediaObject, row.AvatarId);

    private static IReadOnlyList<Reference> References(Resource resource, string ids)
        => [.. OrganizationRow.Items<Guid>(ids).Select(id => Reference.To(resource, id))];
}
