namespace Identities.Dialects.RogerRoger;

/// <summary>What a body says of a person, and what a person says that stands: the members that this dialect writes, in its own words.</summary>
internal sealed record PersonContent
{
    /// <summary>What is said of a person of whom nothing is said.</summary>
    public static readonly PersonContent Nothing = new();

    public string? FamilyName { get; private init; }

    public string? GivenName { get; private init; }

    public string? AdditionalName { get; private init; }

    public string? HonorificPrefix { get; private init; }

    public string? Initials { get; private init; }

    public string? JobTitle { get; private init; }

    public string? CustomerId { get; private init; }

    public string? LinkedinId { get; private init; }

    public string? ExternalSource { get; private init; }

    public bool? IsTracked { get; private init; }

    public DateTime? ArchivedAt { get; private init; }

    public long? DealSize { get; private init; }

    public long? TotalDeals { get; private init; }

    public long? TotalLostDeals { get; private init; }

    public long? TotalWonDeals { get; private init; }

    public Reference? Owner { get; private init; }

    public Reference? Avatar { get; private init; }

    public IReadOnlyList<Reference> Tags { get; private init; } = [];

    public IReadOnlyList<Reference> Segments { get; private init; } = [];

    public IReadOnlyList<Reference> Organizations { get; private init; } = [];

    public IReadOnlyList<EmailContent> Emails { get; private init; } = [];

    public IReadOnlyList<PhoneContent> Phones { get; private init; } = [];

    public AddressContent? Address { get; private init; }

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
