using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>An e-mail address of an identity.</summary>
public sealed record BaackEmail : IAddressable
{
    internal const string Type = "email";

    /// <summary>The address's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this address.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>Whose address it is.</summary>
    [JsonPropertyName("identity")]
    public required BaackReference Identity { get; init; }

    /// <summary>The address itself.</summary>
    [JsonPropertyName("email")]
    public required string Email { get; init; }
}

/// <summary>What is sent of an e-mail address; everything else of it is passed over.</summary>
public sealed record BaackEmailRequest
{
    /// <summary>Whose address it is. Required to make one, passed over later.</summary>
    [JsonPropertyName("identity")]
    public BaackUrn? Identity { get; init; }

    /// <summary>The address itself, at most 320 characters. Required to make one.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    internal static BaackEmailRequest Read(Members members) => new()
    {
        Identity = new BaackUrn { Urn = members.Parent("identity") },
        Email = members.RequiredText("email", Lengths.Email, IsAddress),
    };

    /// <summary>Something before and behind the last at sign, and no blanks: more can be said only by writing to it.</summary>
    private static bool IsAddress(string text)
        => text.LastIndexOf('@') is var at and > 0
           && at < text.Length - 1
           && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
}

internal sealed record EmailRow : StoredRow, IStored<BaackEmail>
{
    public required Guid EmailId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Email { get; init; }

    public BaackEmail Shown() => new()
    {
        Urn = EmailId,
        Url = BaackReference.PathOf(BaackEmail.Type, EmailId),
        Identity = BaackReference.To(BaackIdentity.Type, PersonId),
        Email = Email,
    };

    public const string Select = """
        select email_id, person_id, email, stands.etag as mark, stands.modified_at
        from   emails
        join   people using (person_id)
        cross join identity_mark(people.person_id, @Moment) as stands
        where  email_id = @Urn
        and    kind = 'email'
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;
}
