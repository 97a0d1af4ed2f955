using System.Text.Json;
using Identities.People;
using Identities.Platform.Http;

namespace Identities.EntityFields;

/// <summary>A custom field of a person. Exactly one of its values is set.</summary>
public sealed record EntityField : IJsonCarrier
{
    /// <summary>The field's id.</summary>
    public required Guid EntityFieldId { get; init; }

    /// <summary>The field's name, unique within the person ignoring case.</summary>
    public required string Name { get; init; }

    /// <summary>The value of a text field.</summary>
    public required string? StringValue { get; init; }

    /// <summary>The value of a date field, UTC.</summary>
    public required DateTime? DateValue { get; init; }

    /// <summary>The value of a number field, digit for digit as it was sent.</summary>
    public required decimal? NumberValue { get; init; }

    /// <summary>The value of a yes-or-no field.</summary>
    public required bool? BoolValue { get; init; }

    void IJsonCarrier.WriteTo(Utf8JsonWriter json)
        => json.WriteEntityField(EntityFieldId, Name, StringValue, DateValue, NumberValue, BoolValue);
}
