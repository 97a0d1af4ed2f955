using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>Who an identity is in another system.</summary>
public sealed record BaackClientIdentifier : IAddressable
{
    internal const string Type = "clientidentifier";

    /// <summary>The identifier's own id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this identifier.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>Whose identifier it is.</summary>
    [JsonPropertyName("identity")]
    public required BaackReference Identity { get; init; }

    /// <summary>The other system, as in example.com.</summary>
    [JsonPropertyName("domain")]
    public required string Domain { get; init; }

    /// <summary>What the other system knows the identity by.</summary>
    [JsonPropertyName("token")]
    public required string Token { get; init; }

    /// <summary>Until when it holds, in UTC; null when it does not end. From then on it is gone.</summary>
    [JsonPropertyName("expires")]
    public required string? Expires { get; init; }
}

/// <summary>What is sent of an identifier; everything else of it is passed over.</summary>
public sealed record BaackClientIdentifierRequest
{
    /// <summary>Whose identifier it is. Required to make one, passed over later.</summary>
    [JsonPropertyName("identity")]
    public BaackUrn? Identity { get; init; }

    /// <summary>The other system, at most 255 characters. Required to make an identifier.</summary>
    [JsonPropertyName("domain")]
    public string? Domain { get; init; }

    /// <summary>What the other system knows the identity by, at most 8192 characters. Required to make an identifier.</summary>
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    /// <summary>Until when it holds: an ISO 8601 date or date-time, in UTC where it names no zone.</summary>
    [JsonPropertyName("expires")]
    public DateTime? Expires { get; init; }

    internal static BaackClientIdentifierRequest Read(Members members) => new()
    {
        Identity = new BaackUrn { Urn = members.Parent("identity") },
        Domain = members.RequiredText("domain", Lengths.Name, IsNotEmpty),
        Token = members.RequiredText("token", Lengths.Token, IsNotEmpty),
        Expires = members.Moment("expires"),
    };

    private static bool IsNotEmpty(string text) => text.Length > 0;
}

internal sealed record ClientIdentifierRow : StoredRow, IStored<BaackClientIdentifier>
{
    public required Guid ClientIdentifierId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Domain { get; init; }

    public required string Token { get; init; }

    public DateTime? Expires { get; init; }

    public BaackClientIdentifier Shown() => new()
    {
        Urn = ClientIdentifierId,
        Url = BaackReference.PathOf(BaackClientIdentifier.Type, ClientIdentifierId),
        Identity = BaackReference.To(BaackIdentity.Type, PersonId),
        Domain = Domain,
        Token = Token,
        Expires = BaackDates.Written(Expires),
    };

    public const string Select = """
        select client_identifier_id, person_id, domain, token, expires, stands.etag as mark, stands.modified_at
        from   client_identifiers
        join   people using (person_id)
        cross join identity_mark(people.person_id, @Moment) as stands
        where  client_identifier_id = @Urn
        and    (expires is null or expires > @Moment)
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;
}
