using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>What an identity is as a person: names and birth date, under an id of its own.</summary>
public sealed record BaackPerson : IAddressable
{
    internal const string Type = "person";

    /// <summary>The id of the person object, which is not the identity's.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this person.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>The day of birth, at midnight; null when unknown, or when its year is.</summary>
    [JsonPropertyName("birthDate")]
    public required string? BirthDate { get; init; }

    /// <summary>The identity that is this person.</summary>
    [JsonPropertyName("identity")]
    public required BaackReference Identity { get; init; }

    /// <summary>Names, the primary one first.</summary>
    [JsonPropertyName("names")]
    public required IReadOnlyList<BaackReference> Names { get; init; }

    /// <summary>Telephone numbers.</summary>
    [JsonPropertyName("telephones")]
    public required IReadOnlyList<BaackReference> Telephones { get; init; }

    /// <summary>Postal addresses.</summary>
    [JsonPropertyName("addresses")]
    public required IReadOnlyList<BaackReference> Addresses { get; init; }
}

/// <summary>What is sent of a person; everything else of it is passed over.</summary>
public sealed record BaackPersonRequest
{
    /// <summary>The identity that is this person. Required to make one, passed over later.</summary>
    [JsonPropertyName("identity")]
    public BaackUrn? Identity { get; init; }

    /// <summary>The day of birth: an ISO 8601 date or date-time in UTC, whose time of day is dropped.</summary>
    [JsonPropertyName("birthDate")]
    public DateTime? BirthDate { get; init; }

    internal static BaackPersonRequest Read(Members members) => new()
    {
        Identity = new BaackUrn { Urn = members.Parent("identity") },
        BirthDate = members.Day("birthDate"),
    };
}

/// <summary>A person object as it stands in the store, read by one statement and so never torn.</summary>
internal sealed record PersonRow : StoredRow, IStored<BaackPerson>
{
    public required Guid PersonObjectId { get; init; }

    public required Guid PersonId { get; init; }

    public string? BirthDate { get; init; }

    public required Guid[] NameIds { get; init; }

    public required Guid[] PhoneIds { get; init; }

    public required Guid[] AddressIds { get; init; }

    public BaackPerson Shown() => new()
    {
        Urn = PersonObjectId,
        Url = BaackReference.PathOf(BaackPerson.Type, PersonObjectId),
        BirthDate = BirthDate,
        Identity = BaackReference.To(BaackIdentity.Type, PersonId),
        Names = BaackReference.ToAll(BaackPersonName.Type, NameIds),
        Telephones = BaackReference.ToAll(BaackTelephone.Type, PhoneIds),
        Addresses = BaackReference.ToAll(BaackAddress.Type, AddressIds),
    };

    private const string Columns = """
        select person_object_id, person_id,
               case when birth_year_known then to_char(birth_date, 'YYYY-MM-DD"T00:00:00.000"') end as birth_date,
               array(select   person_alias_id
                     from     aliases
                     where    aliases.person_id = people.person_id
                     order by position, person_alias_id) as name_ids,
               array(select   phone_id
                     from     phones
                     where    phones.person_id = people.person_id
                     order by position, phone_id) as phone_ids,
               array(select   person_address_id
                     from     addresses
                     where    addresses.person_id = people.person_id
                     order by position, person_address_id) as address_ids,
               stands.etag as mark, stands.modified_at
        from   people
        cross join identity_mark(people.person_id, @Moment) as stands

        """;

    public const string Select = Columns + """
        where  person_object_id = @Urn
        and    exists (select from person_objects where person_objects.person_id = people.person_id)
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;

    /// <summary>The person object of an identity, for whoever has just opened a change of it.</summary>
    public const string SelectByIdentity = Columns + """
        where  person_id = @Identity
        """;
}
