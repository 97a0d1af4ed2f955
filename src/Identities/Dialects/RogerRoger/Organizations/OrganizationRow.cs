using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Organizations;

/// <summary>An organization as this dialect sees the store; the arrays stand in it as JSON, so that all of it is read by one statement.</summary>
internal sealed record OrganizationRow
{
    /// <summary>How many people are shown, and how many can be written.</summary>
    public const int MaxPeople = 1000;

    public Guid CompanyId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Website { get; init; }

    public string? CustomerId { get; init; }

    public string? ExternalSource { get; init; }

    public string? ChamberOfCommerceNumber { get; init; }

    public string? LinkedinId { get; init; }

    public string? LinkedinPublicIdentifier { get; init; }

    public string? LinkedinInternalId { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public DateTime? ImportedAt { get; init; }

    public DateTime? ArchivedAt { get; init; }

    public Guid? OwnerUserId { get; init; }

    public Guid? AvatarId { get; init; }

    public bool HasAddress { get; init; }

    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? CountryCode { get; init; }

    public RogerRogerAddress? Address
        => HasAddress ? new RogerRogerAddress { City = City, PostalCode = PostalCode, Street = Street, Country = CountryCode } : null;

    public string Emails { get; init; } = "[]";

    public string Phones { get; init; } = "[]";

    public string Tags { get; init; } = "[]";

    public string Segments { get; init; } = "[]";

    public string People { get; init; } = "[]";

    public long Version { get; init; }

    /// <summary>The version, and what is shown that is written elsewhere or ends by itself: the people and the tags.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{Version}-{Convert.ToHexStringLower(Others.AsSpan(0, 6))}");

    private byte[] Others => SHA256.HashData(Encoding.UTF8.GetBytes(People + Tags));

    public static T[] Items<T>(string json) => JsonSerializer.Deserialize<T[]>(json, ServiceJson.Options)!;

    /// <summary>The columns of <c>companies c</c>, as of <c>@Moment</c>. One person more is read than is shown.</summary>
    public const string Columns = """
        select c.company_id, c.name as title, c.description, c.website, c.customer_id, c.external_source, c.chamber_of_commerce_number, c.linkedin_id,
               c.linkedin_public_identifier, c.linkedin_internal_id, c.created_at, c.updated_at, c.imported_at, c.archived_at, c.owner_user_id, c.avatar_id,
               c.row_version as version,
               address.company_id is not null as has_address, address.street, address.postal_code, address.city, address.country_code,
               coalesce((
                   select json_agg(email order by position, company_email_id)
                   from   company_emails
                   where  company_emails.company_id = c.company_id
               ), '[]')::text as emails,
               coalesce((
                   select json_agg(json_build_object('phoneNumber', number, 'phoneType', kind) order by position, company_phone_id)
                   from   company_phones
                   where  company_phones.company_id = c.company_id
               ), '[]')::text as phones,
               coalesce((
                   select json_agg(tag_id order by position, company_tag_id)
                   from   company_tags
                   where  company_tags.company_id = c.company_id
                   and    (expires is null or expires > @Moment)
                   and    not exists (select from tags where tags.tag_id = company_tags.tag_id and deleted_at is not null)
               ), '[]')::text as tags,
               coalesce((
                   select json_agg(segment_id order by position, company_segment_id)
                   from   company_segments
                   where  company_segments.company_id = c.company_id
               ), '[]')::text as segments,
               coalesce((
                   select json_agg(person_id order by person_id)
                   from   (select person_id
                           from   person_companies
                           where  person_companies.company_id = c.company_id
                           order by person_id
                           limit  1001) as first_people
               ), '[]')::text as people

        """;

    public const string Joins = " left join company_addresses address on address.company_id = c.company_id ";

    /// <summary>Reads one organization, <c>@CompanyId</c>, as of <c>@Moment</c>.</summary>
    public const string SelectOne = Columns + "from companies c" + Joins + "where c.company_id = @CompanyId";
}
