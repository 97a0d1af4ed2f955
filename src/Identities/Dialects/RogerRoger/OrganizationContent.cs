namespace Identities.Dialects.RogerRoger;

/// <summary>What a body says of an organization, and what one says that stands: the members that this dialect writes.</summary>
internal sealed record OrganizationContent
{
    /// <summary>What is said of an organization of which nothing is said.</summary>
    public static readonly OrganizationContent Nothing = Of(new OrganizationRow()) with { Title = null };

    public required string? Title { get; init; }

    public required string? Description { get; init; }

    public required string? Website { get; init; }

    public required string? CustomerId { get; init; }

    public required string? ExternalSource { get; init; }

    public required string? ChamberOfCommerceNumber { get; init; }

    public required string? LinkedinId { get; init; }

    public required DateTime? ArchivedAt { get; init; }

    public required Reference? Owner { get; init; }

    public required Reference? Avatar { get; init; }

    public required IReadOnlyList<Reference> People { get; init; }

    public required IReadOnlyList<Reference> Tags { get; init; }

    public required IReadOnlyList<Reference> Segments { get; init; }

    public required IReadOnlyList<EmailContent> Emails { get; init; }

    public required IReadOnlyList<PhoneContent> Phones { get; init; }

    public required AddressContent? Address { get; init; }

    /// <summary>Everything that is referred to.</summary>
    public IEnumerable<Reference> References => [.. new[] { Owner, Avatar }.OfType<Reference>(), .. People, .. Tags, .. Segments];

    /// <summary>The people alone: what a body that is whole leaves as it is when it does not name them.</summary>
    public OrganizationContent WithPeopleOnly() => Nothing with { People = People };

    /// <summary>Reads a body; what it leaves out is as in <paramref name="absent"/>.</summary>
    public static OrganizationContent Read(Members members, OrganizationContent absent) => new()
    {
        Title = members.Text("title", absent.Title),
        Description = members.Text("description", absent.Description),
        Website = members.Text("website", absent.Website),
        CustomerId = members.Text("customerId", absent.CustomerId),
        ExternalSource = members.Text("externalSource", absent.ExternalSource),
        ChamberOfCommerceNumber = members.Text("chamberOfCommerceNumber", absent.ChamberOfCommerceNumber),
        LinkedinId = members.Text("linkedinId", absent.LinkedinId),
        ArchivedAt = members.Moment("archivedAt", absent.ArchivedAt),
        Owner = members.Reference("owner", Resource.User, absent.Owner),
        Avatar = members.Reference("avatar", Resource.MediaObject, absent.Avatar),
        People = members.References("people", Resource.Person, absent.People),
        Tags = members.References("tags", Resource.Tag, absent.Tags),
        Segments = members.References("segments", Resource.Segment, absent.Segments),
        Emails = members.Objects("emailAddresses", absent.Emails, EmailContent.Read),
        Phones = [.. members.Objects("phoneNumbers", absent.Phones, PhoneContent.Read).Distinct()],
        Address = members.Object("address", absent.Address, address => AddressContent.Read(address, absent.Address)) is { IsEmpty: false } said ? said : null,
    };

    /// <summary>What an organization says that stands.</summary>
    public static OrganizationContent Of(OrganizationRow row) => new()
    {
        Title = row.Title,
        Description = row.Description,
        Website = row.Website,
        CustomerId = row.CustomerId,
        ExternalSource = row.ExternalSource,
        ChamberOfCommerceNumber = row.ChamberOfCommerceNumber,
        LinkedinId = row.LinkedinId,
        ArchivedAt = row.ArchivedAt,
        Owner = row.OwnerUserId is { } owner ? Standing(Resource.User, owner) : null,
        Avatar = row.AvatarId is { } avatar ? Standing(Resource.MediaObject, avatar) : null,
        People = [.. OrganizationRow.Items<Guid>(row.People).Select(id => Standing(Resource.Person, id))],
        Tags = [.. OrganizationRow.Items<Guid>(row.Tags).Select(id => Standing(Resource.Tag, id))],
        Segments = [.. OrganizationRow.Items<Guid>(row.Segments).Select(id => Standing(Resource.Segment, id))],
        Emails = [.. OrganizationRow.Items<string>(row.Emails).Select(email => new EmailContent(email))],
        Phones = [.. OrganizationRow.Items<PhoneContent>(row.Phones)],
        Address = row.HasAddress ? new AddressContent(row.City, row.PostalCode, row.Street, row.CountryCode) : null,
    };

    /// <summary>Whether both say the same, but for when it was archived, and however their IRIs look.</summary>
    public bool SaysTheSameAs(OrganizationContent other)
        => Scalars() == other.Scalars()
           && Owner?.Id == other.Owner?.Id
           && Avatar?.Id == other.Avatar?.Id
           && NamesTheSamePeopleAs(other)
           && Tags.SequenceEqual(other.Tags, Reference.SameItem)
           && Segments.SequenceEqual(other.Segments, Reference.SameItem)
           && Emails.SequenceEqual(other.Emails)
           && Phones.SequenceEqual(other.Phones);

    /// <summary>People stand in no order of the organization's.</summary>
    public bool NamesTheSamePeopleAs(OrganizationContent other)
        => People.Select(person => person.Id).ToHashSet().SetEquals(other.People.Select(person => person.Id));

    private OrganizationContent Scalars() => this with
    {
        ArchivedAt = null,
        Owner = null,
        Avatar = null,
        People = Nothing.People,
        Tags = Nothing.Tags,
        Segments = Nothing.Segments,
        Emails = Nothing.Emails,
        Phones = Nothing.Phones,
    };

    private static Reference Standing(Resource resource, Guid id) => new(resource, id, $"{resource.Path}/{id}");
}
