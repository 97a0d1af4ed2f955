using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;

namespace Identities.EntityFields;

/// <summary>A custom field as a caller sends it: a name, and exactly one value, which decides the field's type.</summary>
public sealed record EntityFieldRequest
{
    private const int MaxName = 256;
    private const int MaxValue = 8192;

    /// <summary>The field to replace, or the id that a new one gets. Left out, the field of this name is replaced, or a new one made.</summary>
    public Guid? EntityFieldId { get; init; }

    /// <summary>The field's name: not blank, at most 256 characters, unique within the person ignoring case.</summary>
    [MaxLength(MaxName)]
    public required string Name { get; init; }

    /// <summary>A text of at most 8192 characters.</summary>
    [MaxLength(MaxValue)]
    public string? StringValue { get; init; }

    /// <summary>An ISO 8601 date or date-time; without a zone it is UTC.</summary>
    public DateTime? DateValue { get; init; }

    /// <summary>A number of at most 28 significant digits, kept digit for digit.</summary>
    public decimal? NumberValue { get; init; }

    /// <summary>True or false.</summary>
    public bool? BoolValue { get; init; }

    /// <summary>What would leave a custom field as it is.</summary>
    internal static EntityFieldRequest Of(EntityField field) => new()
    {
        EntityFieldId = field.EntityFieldId,
        Name = field.Name,
        StringValue = field.StringValue,
        DateValue = field.DateValue,
        NumberValue = field.NumberValue,
        BoolValue = field.BoolValue,
    };

    /// <summary>Whether two would be answered alike: 1.5 and 1.50 are equal numbers and different answers.</summary>
    internal static bool IsSame(EntityFieldRequest one, EntityFieldRequest other)
        => one == other && one.NumberValue?.Scale == other.NumberValue?.Scale;

    internal static EntityFieldRequest Read(JsonFields fields)
    {
        var request = new EntityFieldRequest
        {
            EntityFieldId = fields.Id("entityFieldId"),
            Name = fields.Text("name", MaxName) ?? "",
            StringValue = fields.Text("stringValue", MaxValue),
            DateValue = fields.Moment("dateValue"),
            NumberValue = fields.Number("numberValue"),
            BoolValue = fields.Flag("boolValue"),
        };

        if (fields.AnyRefused)
        {
            return request;
        }

        if (string.IsNullOrWhiteSpace(request.Name))
        {
            fields.Refuse("name", "Must be a text that is not blank.");
        }

        object?[] values = [request.StringValue, request.DateValue, request.NumberValue, request.BoolValue];

        if (values.Count(value => value is not null) != 1)
        {
            fields.Refuse("stringValue", "Exactly one of stringValue, dateValue, numberValue and boolValue must be set.");
        }

        return request;
    }
}
