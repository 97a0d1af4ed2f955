using System.Text.Json.Serialization;

namespace Identities.Dialects.RogerRoger;

/// <summary>A person as this surface answers it. Members without a value are null, and never left out.</summary>
public sealed record RogerRogerPerson : LinkedItem
{
    /// <summary>The person's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The family name; null for people whom another surface made without one.</summary>
    [JsonPropertyName("familyName")]
    public required string? FamilyName { get; init; }

    /// <summary>The given name.</summary>
    [JsonPropertyName("givenName")]
    public required string? GivenName { get; init; }

    /// <summary>Middle names.</summary>
    [JsonPropertyName("additionalName")]
    public required string? AdditionalName { get; init; }

    /// <summary>Initials.</summary>
    [JsonPropertyName("initials")]
    public required string? Initials { get; init; }

    /// <summary>What stands before the name, as in <c>Dr.</c></summary>
    [JsonPropertyName("honorificPrefix")]
    public required string? HonorificPrefix { get; init; }

    /// <summary>The job title.</summary>
    [JsonPropertyName("jobTitle")]
    public required string? JobTitle { get; init; }

    /// <summary>The person's number in the customer administration.</summary>
    [JsonPropertyName("customerId")]
    public required string? CustomerId { get; init; }

    /// <summary>The person's id at LinkedIn.</summary>
    [JsonPropertyName("linkedinId")]
    public required string? LinkedinId { get; init; }

    /// <summary>The system that the person comes from.</summary>
    [JsonPropertyName("externalSource")]
    public required string? ExternalSource { get; init; }

    /// <summary>Whether the person is tracked.</summary>
    [JsonPropertyName("isTracked")]
    public required bool? IsTracked { get; init; }

    /// <summary>When the person was made, to the second.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the person was changed last, to the second.</summary>
    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When the person was imported.</summary>
    [JsonPropertyName("importedAt")]
    public required DateTimeOffset? ImportedAt { get; init; }

    /// <summary>When the person was archived; null when not.</summary>
    [JsonPropertyName("archivedAt")]
    public required DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The IRI of the user who owns the person.</summary>
    [JsonPropertyName("owner")]
    public required string? Owner { get; init; }

    /// <summary>The IRIs of the tags that the person carries now.</summary>
    [JsonPropertyName("tags")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The IRIs of the segments that the person is in.</summary>
    [JsonPropertyName("segments")]
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>The IRIs of the organizations that the person works for.</summary>
    [JsonPropertyName("organizations")]
    public required IReadOnlyList<string> Organizations { get; init; }

    /// <summary>The same as <c>organizations</c>, for clients that know no other name.</summary>
    [JsonPropertyName("_organizations")]
    [Obsolete("Read organizations.")]
    public IReadOnlyList<string> LegacyOrganizations => Organizations;

    /// <summary>E-mail addresses, each once.</summary>
    [JsonPropertyName("emailAddresses")]
    public required IReadOnlyList<RogerRogerEmailAddress> EmailAddresses { get; init; }

    /// <summary>Telephone numbers.</summary>
    [JsonPropertyName("phoneNumbers")]
    public required IReadOnlyList<RogerRogerPhoneNumber> PhoneNumbers { get; init; }

    /// <summary>The first address.</summary>
    [JsonPropertyName("address")]
    public required RogerRogerAddress? Address { get; init; }

    /// <summary>Where the picture is: a path on this host, for the same callers as the person.</summary>
    [JsonPropertyName("avatarUrl")]
    public required string? AvatarUrl { get; init; }

    /// <summary>The size of the deal.</summary>
    [JsonPropertyName("dealSize")]
    public required long? DealSize { get; init; }

    /// <summary>How many deals there were.</summary>
    [JsonPropertyName("totalDeals")]
    public required long? TotalDeals { get; init; }

    /// <summary>How many deals were lost.</summary>
    [JsonPropertyName("totalLostDeals")]
    public required long? TotalLostDeals { get; init; }

    /// <summary>How many deals were won.</summary>
    [JsonPropertyName("totalWonDeals")]
    public required long? TotalWonDeals { get; init; }

    /// <summary>What was found at LinkedIn: nothing, this service asks nobody.</summary>
    [JsonPropertyName("linkedinEnrichment")]
    public IReadOnlyList<string> LinkedinEnrichment { get; } = [];

    internal static Shown<RogerRogerPerson> Show(PersonState state, Iris iris)
    {
        var person = state.Person;

        return new Shown<RogerRogerPerson>(Resource.Person, person.PersonId, new RogerRogerPerson
        {
            Id = person.PersonId.ToString(),
            FamilyName = person.LastName,
            GivenName = person.FirstName,
            AdditionalName = person.MiddleName,
            Initials = person.Initials,
            HonorificPrefix = person.Honorific,
            JobTitle = person.JobTitle,
            CustomerId = person.CustomerId,
            LinkedinId = person.LinkedinId,
            ExternalSource = person.ExternalSource,
            IsTracked = (bool?)state.Members[OwnMembers.IsTracked],
            CreatedAt = Dates.Shown(person.CreatedAt),
            UpdatedAt = Dates.Shown(person.UpdatedAt),
            ImportedAt = OwnMembers.ImportedAtOf(state.Members),
            ArchivedAt = Dates.Shown(person.ArchivedAt),
            Owner = iris.Of(Resource.User, person.OwnerUserId),
            Tags = iris.Of(Resource.Tag, state.Tags.Select(row => row.Id)),
            Segments = iris.Of(Resource.Segment, state.Segments.Select(row => row.Id)),
            Organizations = iris.Of(Resource.Organization, state.Companies.Select(row => row.Id)),
            EmailAddresses = [.. state.Emails.Select(row => new RogerRogerEmailAddress { Email = row.Address })],
            PhoneNumbers = [.. state.Phones.Select(row => new RogerRogerPhoneNumber { PhoneNumber = row.Number, PhoneType = PhoneTypes.Shown(row.Kind) })],
            Address = person.PersonAddressId is null
                ? null
                : new RogerRogerAddress { City = person.City, PostalCode = person.PostalCode, Street = person.Street, Country = person.CountryCode },
            AvatarUrl = iris.Of(Resource.MediaObject, person.AvatarId),
            DealSize = (long?)state.Members[OwnMembers.DealSize],
            TotalDeals = (long?)state.Members[OwnMembers.TotalDeals],
            TotalLostDeals = (long?)state.Members[OwnMembers.TotalLostDeals],
            TotalWonDeals = (long?)state.Members[OwnMembers.TotalWonDeals],
        })
        {
            Mark = person.Mark,
            ModifiedAt = person.UpdatedAt,
        };
    }
}

/// <summary>A page of people.</summary>
public sealed record RogerRogerPeople : RogerRogerPage<RogerRogerPerson>;
