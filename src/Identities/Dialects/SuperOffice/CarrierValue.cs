using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice;

/// <summary>What a carrier says of one of its members.</summary>
internal readonly struct CarrierValue
{
    private readonly object? value;
    private readonly int number;

    private CarrierValue(object? value, int number = 0) => (this.value, this.number) = (value, number);

    public static implicit operator CarrierValue(string? text) => new(text);

    public static implicit operator CarrierValue(int number) => new(typeof(int), number);

    public static implicit operator CarrierValue(bool flag) => new(typeof(bool), flag ? 1 : 0);

    public static implicit operator CarrierValue(JsonNode? node) => new(node);

    /// <summary>A carrier of its own, or several.</summary>
    public static CarrierValue Of(Action<Utf8JsonWriter> write) => new(write);

    public void WriteTo(Utf8JsonWriter json)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;

            case string text:
                json.WriteStringValue(text);
                break;

            case JsonNode node:
                node.WriteTo(json);
                break;

            case Action<Utf8JsonWriter> write:
                write(json);
                break;

            case var type when ReferenceEquals(type, typeof(bool)):
                json.WriteBooleanValue(number != 0);
                break;

            default:
                json.WriteNumberValue(number);
                break;
        }
    }
}
