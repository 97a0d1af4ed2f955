using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Identities.Platform.Http;

/// <summary>How answers are written: camelCase names, explicit nulls, numbers as numbers and letters as letters.</summary>
internal static class ServiceJson
{
    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>The same for what our own code writes: letters as they are, and no look at the order of what is written.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What is written, as text.</summary>
    public static ArrayBufferWriter<byte> Written(Action<Utf8JsonWriter> write)
    {
        var written = new ArrayBufferWriter<byte>(1024);

        using (var json = new Utf8JsonWriter(written, Writing))
        {
            write(json);
        }

        return written;
    }

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
