using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>A telephone number of an identity.</summary>
public sealed record BaackTelephone : IAddressable
{
    internal const string Type = "telephone";

    /// <summary>The number's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this number.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>The number as people write it.</summary>
    [JsonPropertyName("number")]
    public required string Number { get; init; }

    /// <summary>What it is used for, in anybody's words.</summary>
    [JsonPropertyName("type")]
    public required string? TypeText { get; init; }

    /// <summary>Whose number it is.</summary>
    [JsonPropertyName("identity")]
    public required BaackReference Identity { get; init; }
}

/// <summary>What is sent of a telephone number; everything else of it is passed over.</summary>
public sealed record BaackTelephoneRequest
{
    /// <summary>The number as people write it, at most 255 characters. Required to make one.</summary>
    [JsonPropertyName("number")]
    public string? Number { get; init; }

    /// <summary>
    /// What it is used for, at most 255 characters. The words work, mobile, home, other, fax and internet are also the kind by which other
    /// surfaces know it.
    /// </summary>
    [JsonPropertyName("type")]
    public string? TypeText { get; init; }

    /// <summary>Whose number it is. Required to make one, passed over later.</summary>
    [JsonPropertyName("identity")]
    public BaackUrn? Identity { get; init; }

    internal static BaackTelephoneRequest Read(Members members) => new()
    {
        Number = members.RequiredText("number", Lengths.Name),
        TypeText = members.Text("type", Lengths.Name),
        Identity = new BaackUrn { Urn = members.Parent("identity") },
    };
}

internal sealed record TelephoneRow : StoredRow, IStored<BaackTelephone>
{
    public required Guid PhoneId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Number { get; init; }

    public string? TypeText { get; init; }

    public BaackTelephone Shown() => new()
    {
        Urn = PhoneId,
        Url = BaackReference.PathOf(BaackTelephone.Type, PhoneId),
        Number = Number,
        TypeText = TypeText,
        Identity = BaackReference.To(BaackIdentity.Type, PersonId),
    };

    public const string Select = """
        select phone_id, person_id, number, coalesce(label, kind) as type_text, stands.etag as mark, stands.modified_at
        from   phones
        join   people using (person_id)
        cross join identity_mark(people.person_id, @Moment) as stands
        where  phone_id = @Urn
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;
}
