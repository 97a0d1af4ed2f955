using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>A name of a person: the alias of the native surface, under the same id.</summary>
public sealed record BaackPersonName : IAddressable
{
    internal const string Type = "personname";

    /// <summary>The name's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this name.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>Whose name it is.</summary>
    [JsonPropertyName("person")]
    public required BaackReference Person { get; init; }

    /// <summary>The first name.</summary>
    [JsonPropertyName("givenName")]
    public required string? GivenName { get; init; }

    /// <summary>The last name.</summary>
    [JsonPropertyName("familyName")]
    public required string? FamilyName { get; init; }

    /// <summary>What stands in front: Dr., Ms.</summary>
    [JsonPropertyName("honorificPrefix")]
    public required string? HonorificPrefix { get; init; }
}

/// <summary>What is sent of a name; everything else of it is passed over.</summary>
public sealed record BaackPersonNameRequest
{
    /// <summary>Whose name it is. Required to make one, passed over later.</summary>
    [JsonPropertyName("person")]
    public BaackUrn? Person { get; init; }

    /// <summary>The first name, at most 255 characters. Required to make a name.</summary>
    [JsonPropertyName("givenName")]
    public string? GivenName { get; init; }

    /// <summary>The last name, at most 255 characters.</summary>
    [JsonPropertyName("familyName")]
    public string? FamilyName { get; init; }

    /// <summary>What stands in front, at most 255 characters.</summary>
    [JsonPropertyName("honorificPrefix")]
    public string? HonorificPrefix { get; init; }

    internal static BaackPersonNameRequest Read(Members members) => new()
    {
        Person = new BaackUrn { Urn = members.Parent("person") },
        GivenName = members.RequiredText("givenName", Lengths.Name),
        FamilyName = members.Text("familyName", Lengths.Name),
        HonorificPrefix = members.Text("honorificPrefix", Lengths.Name),
    };
}

internal sealed record PersonNameRow : StoredRow, IStored<BaackPersonName>
{
    public required Guid PersonAliasId { get; init; }

    public required Guid PersonObjectId { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Title { get; init; }

    public BaackPersonName Shown() => new()
    {
        Urn = PersonAliasId,
        Url = BaackReference.PathOf(BaackPersonName.Type, PersonAliasId),
        Person = BaackReference.To(BaackPerson.Type, PersonObjectId),
        GivenName = FirstName,
        FamilyName = LastName,
        HonorificPrefix = Title,
    };

    public const string Select = """
        select person_alias_id, person_object_id, first_name, last_name, title, stands.etag as mark, stands.modified_at
        from   aliases
        join   people using (person_id)
        cross join identity_mark(people.person_id, @Moment) as stands
        where  person_alias_id = @Urn
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;
}
