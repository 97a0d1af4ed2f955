using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>What a carrier says of one of its members.</summary>
internal readonly struct CarrierValue
{
    private readonly Kind kind;
    private readonly int number;
    private readonly object? value;

    private CarrierValue(Kind kind, int number) => (this.kind, this.number) = (kind, number);

    private CarrierValue(Kind kind, object? value) => (this.kind, this.value) = (value is null ? Kind.Null : kind, value);

    private enum Kind
    {
        Null,
        Text,
        Number,
        Flag,
        Node,
        Written,
    }

    public static implicit operator CarrierValue(string? text) => new(Kind.Text, text);

    public static implicit operator CarrierValue(int number) => new(Kind.Number, number);

    public static implicit operator CarrierValue(bool flag) => new(Kind.Flag, flag ? 1 : 0);

    public static implicit operator CarrierValue(JsonNode? node) => new(Kind.Node, node);

    /// <summary>A carrier of its own, or several.</summary>
    public static CarrierValue Of(Action<Utf8JsonWriter> write) => new(Kind.Written, write);

    public void WriteTo(Utf8JsonWriter json)
    {
        switch (kind)
        {
            case Kind.Null:
                json.WriteNullValue();
                break;

            case Kind.Text:
                json.WriteStringValue((string)value!);
                break;

            case Kind.Number:
                json.WriteNumberValue(number);
                break;

            case Kind.Flag:
                json.WriteBooleanValue(number != 0);
                break;

            case Kind.Node:
                ((JsonNode)value!).WriteTo(json);
                break;

            case Kind.Written:
                ((Action<Utf8JsonWriter>)value!)(json);
                break;
        }
    }
}
