using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Items that write themselves, where they stand on a page.</summary>
internal sealed class CarrierConverter<TItem> : JsonConverter<TItem>
    where TItem : IJsonCarrier
{
    public override TItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("Items are only answered.");

    public override void Write(Utf8JsonWriter writer, TItem value, JsonSerializerOptions options) => value.WriteTo(writer);
}
