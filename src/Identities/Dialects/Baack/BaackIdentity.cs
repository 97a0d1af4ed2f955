using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>Somebody this deployment keeps: the same person on every surface.</summary>
public sealed record BaackIdentity : IAddressable
{
    internal const string Type = "identity";

    /// <summary>The person's id, as the native surface has it.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this identity.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>The company that owns the person. It never changes.</summary>
    [JsonPropertyName("owner")]
    public required BaackReference Owner { get; init; }

    /// <summary>A handle, and not the person's name.</summary>
    [JsonPropertyName("name")]
    public required string? Name { get; init; }

    /// <summary>The person object, once there is one.</summary>
    [JsonPropertyName("persons")]
    public required IReadOnlyList<BaackReference> Persons { get; init; }

    /// <summary>E-mail addresses.</summary>
    [JsonPropertyName("emails")]
    public required IReadOnlyList<BaackReference> Emails { get; init; }

    /// <summary>Identifiers in other systems that have not expired.</summary>
    [JsonPropertyName("clientIdentifiers")]
    public required IReadOnlyList<BaackReference> ClientIdentifiers { get; init; }

    /// <summary>The companies that the person works for, in order.</summary>
    [JsonPropertyName("companies")]
    public required IReadOnlyList<BaackUrn> Companies { get; init; }
}

/// <summary>What is sent of an identity; everything else of it is passed over.</summary>
public sealed record BaackIdentityRequest
{
    /// <summary>The company that owns the person. Required to make one, passed over later.</summary>
    [JsonPropertyName("owner")]
    public BaackUrn? Owner { get; init; }

    /// <summary>A handle of at most 255 characters. Blank is none.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The companies that the person works for, in order.</summary>
    [JsonPropertyName("companies")]
    public IReadOnlyList<BaackUrn>? Companies { get; init; }

    internal static BaackIdentityRequest Read(Members members) => new()
    {
        Owner = new BaackUrn { Urn = members.Parent("owner") },
        Name = members.Text("name", Lengths.Name),
        Companies = [.. members.References("companies").Select(urn => new BaackUrn { Urn = urn })],
    };
}

/// <summary>An identity as it stands in the store, read by one statement and so never torn.</summary>
internal sealed record IdentityRow : StoredRow, IStored<BaackIdentity>
{
    public required Guid PersonId { get; init; }

    public required Guid OwnerCompanyId { get; init; }

    public string? Handle { get; init; }

    public Guid? PersonObjectId { get; init; }

    public required Guid[] EmailIds { get; init; }

    public required Guid[] ClientIdentifierIds { get; init; }

    public required Guid[] CompanyIds { get; init; }

    public BaackIdentity Shown() => new()
    {
        Urn = PersonId,
        Url = BaackReference.PathOf(BaackIdentity.Type, PersonId),
        Owner = BaackReference.To(BaackCompany.Type, OwnerCompanyId),
        Name = Handle,
        Persons = PersonObjectId is { } person ? [BaackReference.To(BaackPerson.Type, person)] : [],
        Emails = BaackReference.ToAll(BaackEmail.Type, EmailIds),
        ClientIdentifiers = BaackReference.ToAll(BaackClientIdentifier.Type, ClientIdentifierIds),
        Companies = [.. CompanyIds.Select(company => new BaackUrn { Urn = company })],
    };

    // The mark is what identity_mark says, of the same reading of identifiers.
    public const string Select = """
        select person_id, owner_company_id, handle,
               (select person_object_id from person_objects where person_objects.person_id = people.person_id) as person_object_id,
               array(select   email_id
                     from     emails
                     where    emails.person_id = people.person_id
                     and      kind = 'email'
                     order by position, email_id) as email_ids,
               coalesce(identifiers.valid, '{}') as client_identifier_ids,
               array(select   company_id
                     from     person_companies
                     where    person_companies.person_id = people.person_id
                     order by position, person_company_id) as company_ids,
               version || coalesce('-' || nullif(identifiers.expired, 0), '') as mark, updated_at as modified_at
        from   people
        cross join lateral (
            select array_agg(client_identifier_id order by position, client_identifier_id) filter (where expires is null or expires > @Moment) as valid,
                   count(*) filter (where expires <= @Moment) as expired
            from   client_identifiers
            where  client_identifiers.person_id = people.person_id
        ) as identifiers
        where  person_id = @Urn
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;
}
