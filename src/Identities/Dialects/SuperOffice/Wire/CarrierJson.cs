using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Platform.Http;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Carriers as they are written: as bytes, or as a tree where somebody changes them first.</summary>
internal static class CarrierJson
{
    public static byte[] Bytes(Action<Utf8JsonWriter> write) => ServiceJson.Written(write).WrittenSpan.ToArray();

    public static JsonNode Tree(Action<Utf8JsonWriter> write) => JsonNode.Parse(ServiceJson.Written(write).WrittenSpan)!;
}
