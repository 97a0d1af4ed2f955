using System.Text.Json;
using Identities.People;
using Identities.Platform.Http;

namespace Identities.Aliases;

/// <summary>A name of a person. The first one is the primary name.</summary>
public sealed record Alias : IJsonCarrier
{
    /// <summary>The alias's id.</summary>
    public required Guid PersonAliasId { get; init; }

    /// <summary>Given name.</summary>
    public required string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public required string? LastName { get; init; }

    /// <summary>Middle names.</summary>
    public required string? MiddleName { get; init; }

    /// <summary>Honorific, such as "Mr." or "Dr.".</summary>
    public required string? Title { get; init; }

    void IJsonCarrier.WriteTo(Utf8JsonWriter json)
        => json.WriteAlias(PersonAliasId, FirstName, LastName, MiddleName, Title);
}
