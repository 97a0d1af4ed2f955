using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice;

/// <summary>How carriers are written as JSON: straight into what is sent, or as a tree where somebody changes them first.</summary>
internal static class CarrierJson
{
    /// <summary>Letters as they are, and no look at the order of what our own code writes.</summary>
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>What is written, as bytes.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write) => Written(write).WrittenSpan.ToArray();

    /// <summary>What is written, as a tree.</summary>
    public static JsonNode Tree(Action<Utf8JsonWriter> write) => JsonNode.Parse(Written(write).WrittenSpan)!;

    private static ArrayBufferWriter<byte> Written(Action<Utf8JsonWriter> write)
    {
        var written = new ArrayBufferWriter<byte>(1024);

        using (var json = new Utf8JsonWriter(written, Writing))
        {
            write(json);
        }

        return written;
    }
}
