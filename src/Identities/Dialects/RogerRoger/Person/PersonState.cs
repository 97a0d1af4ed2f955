using System.Text.Json;
using Identities.Dialects.RogerRoger.Wire;

namespace Identities.Dialects.RogerRoger.Person;

/// <summary>
/// A person as this dialect sees the store: the columns, the first name, the primary address and the rows of the arrays, in their order.
/// </summary>
internal sealed record PersonState
{
    public required PersonRow Row { get; init; }

    /// <summary>The scalars that only this dialect knows, by its names for them; among those of other dialects.</summary>
    public required JsonElement Own { get; init; }

    public required IReadOnlyList<EmailRow> Emails { get; init; }

    public required IReadOnlyList<PhoneRow> Phones { get; init; }

    /// <summary>Without the expired and the deleted ones.</summary>
    public required IReadOnlyList<LinkRow> Tags { get; init; }

    public required IReadOnlyList<LinkRow> Segments { get; init; }

    public required IReadOnlyList<LinkRow> Companies { get; init; }

    /// <summary>A person of whom nothing is known.</summary>
    public static PersonState Nobody() => new PersonRow { PersonId = Guid.CreateVersion7() }.ToState();
}

/// <summary>What there is once per person; the arrays stand in it as JSON, so that all of a person is read by one statement.</summary>
internal sealed record PersonRow
{
    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Guid PersonId { get; init; }

    public long Version { get; init; }

    /// <summary>The version with what time has hidden since; of one person who is read alone.</summary>
    public string? Mark { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string? Initials { get; init; }

    public string? JobTitle { get; init; }

    public string? CustomerId { get; init; }

    public string? LinkedinId { get; init; }

    public string? ExternalSource { get; init; }

    public DateTime? ArchivedAt { get; init; }

    public Guid? OwnerUserId { get; init; }

    public Guid? AvatarId { get; init; }

    public string DialectMembers { get; init; } = "{}";

    public Guid? PersonAliasId { get; init; }

    public string? FirstName { get; init; }

    public string? MiddleName { get; init; }

    public string? LastName { get; init; }

    public string? Honorific { get; init; }

    public Guid? PersonAddressId { get; init; }

    public string? Street { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? CountryCode { get; init; }

    /// <summary>The primary address, as this dialect shows it.</summary>
    public RogerRogerAddress? Address => PersonAddressId is null
        ? null
        : new RogerRogerAddress { City = City, PostalCode = PostalCode, Street = Street, Country = CountryCode };

    public string Emails { get; init; } = "[]";

    public string Phones { get; init; } = "[]";

    public string Tags { get; init; } = "[]";

    public string Segments { get; init; } = "[]";

    public string Companies { get; init; } = "[]";

    public PersonState ToState() => new()
    {
        Row = this,
        Own = JsonElement.Parse(DialectMembers),
        Emails = Rows<EmailRow>(Emails),
        Phones = Rows<PhoneRow>(Phones),
        Tags = Rows<LinkRow>(Tags),
        Segments = Rows<LinkRow>(Segments),
        Companies = Rows<LinkRow>(Companies),
    };

    private static List<TRow> Rows<TRow>(string json) => JsonSerializer.Deserialize<List<TRow>>(json, ColumnNames)!;

    /// <summary>The columns of people's rows.</summary>
    public const string Columns = """
        select p.person_id, p.version, p.created_at, p.updated_at, p.initials, p.job_title, p.customer_id, p.linkedin_id, p.external_source,
               p.archived_at, p.owner_user_id, p.avatar_id, p.dialect_members::text as dialect_members,
               alias.person_alias_id, alias.first_name, alias.middle_name, alias.last_name, alias.title as honorific,
               address.person_address_id, address.street, address.postal_code, address.city, address.country_code,
               coalesce((
                   select json_agg(json_build_object('id', email_id, 'position', position, 'address', email) order by position, email_id)
                   from   emails
                   where  emails.person_id = p.person_id
                   and    kind = 'email'
               ), '[]')::text as emails,
               coalesce((
                   select json_agg(json_build_object('id', phone_id, 'position', position, 'kind', kind, 'number', number, 'digits', digits)
                                   order by position, phone_id)
                   from   phones
                   where  phones.person_id = p.person_id
               ), '[]')::text as phones,
               coalesce((
                   select json_agg(json_build_object('id', tag_id, 'position', position) order by position, person_tag_id)
                   from   person_tags
                   where  person_tags.person_id = p.person_id
                   and    (expires is null or expires > @Moment)
                   and    not exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null)
               ), '[]')::text as tags,
               coalesce((
                   select json_agg(json_build_object('id', segment_id, 'position', position) order by position, person_segment_id)
                   from   person_segments
                   where  person_segments.person_id = p.person_id
               ), '[]')::text as segments,
               coalesce((
                   select json_agg(json_build_object('id', company_id, 'position', position, 'is_primary', is_primary) order by position, person_company_id)
                   from   person_companies
                   where  person_companies.person_id = p.person_id
               ), '[]')::text as companies

        """;

    /// <summary>What people's rows are joined with.</summary>
    public const string Joins = """

        left join addresses address on address.person_id = p.person_id and address.is_primary
        left join lateral (
            select person_alias_id, first_name, middle_name, last_name, title
            from   aliases
            where  aliases.person_id = p.person_id
            order by position, person_alias_id
            limit  1
        ) as alias on true

        """;

    /// <summary>Reads one person, <c>@PersonId</c>, as of <c>@Moment</c>.</summary>
    public const string SelectOne = Columns
        + ", (select etag from mark_of_person(p.person_id, @Moment)) as mark from people p"
        + Joins
        + "where p.person_id = @PersonId;";
}

/// <summary>A row of a collection: an id, and a place in the order.</summary>
internal interface IPlacedRow<TRow>
{
    Guid Id { get; }

    int Position { get; }

    TRow At(int position);
}

internal sealed record EmailRow : IPlacedRow<EmailRow>
{
    public Guid Id { get; init; }

    public int Position { get; init; }

    public string Address { get; init; } = "";

    public EmailRow At(int position) => this with { Position = position };
}

internal sealed record PhoneRow : IPlacedRow<PhoneRow>
{
    public Guid Id { get; init; }

    public int Position { get; init; }

    public string? Kind { get; init; }

    public string Number { get; init; } = "";

    public string Digits { get; init; } = "";

    public PhoneRow At(int position) => this with { Position = position };
}

/// <summary>A link to something that many have: by its id, since nobody has it twice.</summary>
internal sealed record LinkRow : IPlacedRow<LinkRow>
{
    public Guid Id { get; init; }

    public int Position { get; init; }

    /// <summary>Of companies only.</summary>
    public bool IsPrimary { get; init; }

    public LinkRow At(int position) => this with { Position = position };
}
