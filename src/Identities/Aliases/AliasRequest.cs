using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;

namespace Identities.Aliases;

/// <summary>A name of a person as a caller sends it: at least one of first, middle and last name. Members left out become null.</summary>
public sealed record AliasRequest
{
    private const int MaxLength = 256;

    /// <summary>The alias to replace, or the id that a new one gets; made by the service when left out.</summary>
    public Guid? PersonAliasId { get; init; }

    /// <summary>Given name, at most 256 characters.</summary>
    [MaxLength(MaxLength)]
    public string? FirstName { get; init; }

    /// <summary>Family name, at most 256 characters.</summary>
    [MaxLength(MaxLength)]
    public string? LastName { get; init; }

    /// <summary>Middle names, at most 256 characters.</summary>
    [MaxLength(MaxLength)]
    public string? MiddleName { get; init; }

    /// <summary>Honorific, such as "Mr." or "Dr.", at most 256 characters.</summary>
    [MaxLength(MaxLength)]
    public string? Title { get; init; }

    /// <summary>What would leave an alias as it is.</summary>
    internal static AliasRequest Of(Alias alias) => new()
    {
        PersonAliasId = alias.PersonAliasId,
        FirstName = alias.FirstName,
        LastName = alias.LastName,
        MiddleName = alias.MiddleName,
        Title = alias.Title,
    };

    internal static AliasRequest Read(JsonFields fields)
    {
        var request = new AliasRequest
        {
            PersonAliasId = fields.Id("personAliasId"),
            FirstName = fields.Text("firstName", MaxLength),
            LastName = fields.Text("lastName", MaxLength),
            MiddleName = fields.Text("middleName", MaxLength),
            Title = fields.Text("title", MaxLength),
        };

        if (!fields.AnyRefused
            && string.IsNullOrWhiteSpace(request.FirstName)
            && string.IsNullOrWhiteSpace(request.LastName)
            && string.IsNullOrWhiteSpace(request.MiddleName))
        {
            fields.Refuse("firstName", "An alias needs at least one of firstName, middleName and lastName.");
        }

        return request;
    }
}
