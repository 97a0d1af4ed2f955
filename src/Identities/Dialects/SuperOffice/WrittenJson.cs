using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Identities.Dialects.SuperOffice;

/// <summary>JSON that is the same in every answer: it stands in a document as the bytes that are sent, and cannot be looked into.</summary>
internal sealed class WrittenJson(JsonNode node)
{
    private static readonly JsonTypeInfo<WrittenJson> Type = JsonMetadataServices.CreateValueInfo<WrittenJson>(
        new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() }, new AsItStands());

    private readonly byte[] bytes = Encoding.UTF8.GetBytes(node.ToJsonString());

    /// <summary>The JSON as a part of a document.</summary>
    public JsonNode ToNode() => JsonValue.Create(this, Type)!;

    private sealed class AsItStands : JsonConverter<WrittenJson>
    {
        public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new NotSupportedException("Only answers hold such parts.");

        public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options)
            => writer.WriteRawValue(value.bytes, skipInputValidation: true);
    }
}
