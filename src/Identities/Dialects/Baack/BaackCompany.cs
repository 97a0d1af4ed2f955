using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>A company: it owns identities, and is what they work for.</summary>
public sealed record BaackCompany : IAddressable
{
    internal const string Type = "company";

    /// <summary>The company's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this company.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>What it is called.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The company above it.</summary>
    [JsonPropertyName("parentCompany")]
    public required BaackReference? ParentCompany { get; init; }

    /// <summary>The company that owns it. It never changes.</summary>
    [JsonPropertyName("owner")]
    public required BaackReference? Owner { get; init; }

    /// <summary>The organisation that all companies of a deployment belong to.</summary>
    [JsonPropertyName("organisation")]
    public required BaackReference Organisation { get; init; }

    /// <summary>Always null: nothing here stands behind it.</summary>
    [JsonPropertyName("entity")]
    public required BaackReference? Entity { get; init; }
}

/// <summary>What is sent of a company; everything else of it is passed over.</summary>
public sealed record BaackCompanyRequest
{
    /// <summary>What it is called, at most 255 characters. Required to make one.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The company above it.</summary>
    [JsonPropertyName("parentCompany")]
    public BaackUrn? ParentCompany { get; init; }

    /// <summary>The company that owns it. Passed over once it is made.</summary>
    [JsonPropertyName("owner")]
    public BaackUrn? Owner { get; init; }

    internal static BaackCompanyRequest Read(Members members) => new()
    {
        Name = members.RequiredText("name", Lengths.Name),
        ParentCompany = members.Reference("parentCompany") is { } parent ? new BaackUrn { Urn = parent } : null,
        Owner = members.FirstReference("owner") is { } owner ? new BaackUrn { Urn = owner } : null,
    };
}

internal sealed record CompanyRow : StoredRow, IStored<BaackCompany>
{
    public required Guid CompanyId { get; init; }

    public required string Name { get; init; }

    public Guid? ParentCompanyId { get; init; }

    public Guid? OwnerCompanyId { get; init; }

    public BaackCompany Shown() => new()
    {
        Urn = CompanyId,
        Url = BaackReference.PathOf(BaackCompany.Type, CompanyId),
        Name = Name,
        ParentCompany = ParentCompanyId is { } parent ? BaackReference.To(BaackCompany.Type, parent) : null,
        Owner = OwnerCompanyId is { } owner ? BaackReference.To(BaackCompany.Type, owner) : null,
        Organisation = BaackReference.To(BaackOrganisation.Type, BaackOrganisation.Only),
        Entity = null,
    };

    public const string Select = """
        select company_id, name, parent_company_id, owner_company_id, row_version::text as mark, updated_at as modified_at
        from   companies
        where  company_id = @Urn
        and    (@Companies::uuid[] is null or company_id = any (@Companies))
        """;
}
