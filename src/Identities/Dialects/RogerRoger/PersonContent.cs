namespace Identities.Dialects.RogerRoger;

/// <summary>What a body says of a person, and what a person says that stands: the members that this dialect writes, in its own words.</summary>
internal sealed record PersonContent
{
    /// <summary>What is said of a person of whom nothing is said.</summary>
    public static readonly PersonContent Nothing = Of(PersonState.Nobody());

    public required string? FamilyName { get; init; }

    public required string? GivenName { get; init; }

    public required string? AdditionalName { get; init; }

    public required string? HonorificPrefix { get; init; }

    public required string? Initials { get; init; }

    public required string? JobTitle { get; init; }

    public required string? CustomerId { get; init; }

    public required string? LinkedinId { get; init; }

    public required string? ExternalSource { get; init; }

    public required bool? IsTracked { get; init; }

    public required DateTime? ArchivedAt { get; init; }

    public required long? DealSize { get; init; }

    public required long? TotalDeals { get; init; }

    public required long? TotalLostDeals { get; init; }

    public required long? TotalWonDeals { get; init; }

    public required Reference? Owner { get; init; }

    public required Reference? Avatar { get; init; }

    public required IReadOnlyList<Reference> Tags { get; init; }

    public required IReadOnlyList<Reference> Segments { get; init; }

    public required IReadOnlyList<Reference> Organizations { get; init; }

    public required IReadOnlyList<EmailContent> Emails { get; init; }

    public required IReadOnlyList<PhoneContent> Phones { get; init; }

    public required AddressContent? Address { get; init; }

    /// <summary>Everything that is referred to.</summary>
    public IEnumerable<Reference> References => [.. new[] { Owner, Avatar }.OfType<Reference>(), .. Tags, .. Segments, .. Organizations];

    /// <summary>Reads a body; what it leaves out is as in <paramref name="absent"/>.</summary>
    public static PersonContent Read(Members members, PersonContent absent) => new()
    {
        FamilyName = members.Text("familyName", absent.FamilyName),
        GivenName = members.Text("givenName", absent.GivenName),
        AdditionalName = members.Text("additionalName", absent.AdditionalName),
        HonorificPrefix = members.Text("honorificPrefix", absent.HonorificPrefix),
        Initials = members.Text("initials", absent.Initials),
        JobTitle = members.Text("jobTitle", absent.JobTitle),
        CustomerId = members.Text("customerId", absent.CustomerId),
        LinkedinId = members.Text("linkedinId", absent.LinkedinId),
        ExternalSource = members.Text("externalSource", absent.ExternalSource),
        IsTracked = members.Flag(OwnMembers.IsTracked, absent.IsTracked),
        ArchivedAt = members.Moment("archivedAt", absent.ArchivedAt),
        DealSize = members.Number(OwnMembers.DealSize, absent.DealSize),
        TotalDeals = members.Number(OwnMembers.TotalDeals, absent.TotalDeals),
        TotalLostDeals = members.Number(OwnMembers.TotalLostDeals, absent.TotalLostDeals),
        TotalWonDeals = members.Number(OwnMembers.TotalWonDeals, absent.TotalWonDeals),
        Owner = members.Reference("owner", Resource.User, absent.Owner),
        Avatar = members.Reference("avatar", Resource.MediaObject, absent.Avatar),
        Tags = members.References("tags", Resource.Tag, absent.Tags),
        Segments = members.References("segments", Resource.Segment, absent.Segments),
        Organizations = members.References("organizations", Resource.Organization, absent.Organizations),
        Emails = members.Objects("emailAddresses", absent.Emails, EmailContent.Read),
        Phones = members.Objects("phoneNumbers", absent.Phones, PhoneContent.Read),
        Address = members.Object("address", absent.Address, address => AddressContent.Read(address, absent.Address)),
    };

    /// <summary>What a person says that stands.</summary>
    public static PersonContent Of(PersonState state)
    {
        var person = state.Person;

        return new PersonContent
        {
            FamilyName = person.LastName,
            GivenName = person.FirstName,
            AdditionalName = person.MiddleName,
            HonorificPrefix = person.Honorific,
            Initials = person.Initials,
            JobTitle = person.JobTitle,
            CustomerId = person.CustomerId,
            LinkedinId = person.LinkedinId,
            ExternalSource = person.ExternalSource,
            IsTracked = (bool?)state.Members[OwnMembers.IsTracked],
            ArchivedAt = person.ArchivedAt,
            DealSize = (long?)state.Members[OwnMembers.DealSize],
            TotalDeals = (long?)state.Members[OwnMembers.TotalDeals],
            TotalLostDeals = (long?)state.Members[OwnMembers.TotalLostDeals],
            TotalWonDeals = (long?)state.Members[OwnMembers.TotalWonDeals],
            Owner = person.OwnerUserId is { } owner ? Standing(Resource.User, owner) : null,
            Avatar = person.AvatarId is { } avatar ? Standing(Resource.MediaObject, avatar) : null,
            Tags = [.. state.Tags.Select(row => Standing(Resource.Tag, row.Id))],
            Segments = [.. state.Segments.Select(row => Standing(Resource.Segment, row.Id))],
            Organizations = [.. state.Companies.Select(row => Standing(Resource.Organization, row.Id))],
            Emails = [.. state.Emails.Select(row => new EmailContent(row.Address))],
            Phones = [.. state.Phones.Select(row => new PhoneContent(row.Number, PhoneTypes.Shown(row.Kind)))],
            Address = person.PersonAddressId is null
                ? null
                : new AddressContent(person.City, person.PostalCode, person.Street, person.CountryCode),
        };
    }

    private static Reference Standing(Resource resource, Guid id) => new(resource, id, $"{resource.Path}/{id}");
}

/// <summary>An e-mail address, as a body says it.</summary>
internal sealed record EmailContent(string? Email)
{
    public static EmailContent Read(Members members) => new(members.Text("email"));
}

/// <summary>A telephone number, as a body says it.</summary>
internal sealed record PhoneContent(string? Number, string? Type)
{
    public static PhoneContent Read(Members members) => new(members.Text("phoneNumber"), members.Word("phoneType", PhoneTypes.Words));
}

/// <summary>An address, as a body says it.</summary>
internal sealed record AddressContent(string? City, string? PostalCode, string? Street, string? Country)
{
    private static readonly AddressContent Nothing = new(null, null, null, null);

    public bool IsEmpty => this == Nothing;

    public static AddressContent Read(Members members, AddressContent? absent) => new(
        members.Text("city", absent?.City),
        members.Text("postalCode", absent?.PostalCode),
        members.Text("street", absent?.Street),
        members.Text("country", absent?.Country)?.ToUpperInvariant());
}
