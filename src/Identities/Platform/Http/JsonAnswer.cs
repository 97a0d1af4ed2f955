using System.Text.Json;

namespace Identities.Platform.Http;

/// <summary>
/// Answers that are at hand and not large: written straight into what is sent, and sent in one piece with what ends them. A flush in between
/// would be a packet, and the work for one, of its own.
/// </summary>
internal static class JsonAnswer
{
    public const string MediaType = "application/json; charset=utf-8";

    private static readonly JsonWriterOptions Writing = new() { Encoder = ServiceJson.Options.Encoder, SkipValidation = true };

    public static Task Write<T>(HttpContext context, T value, string contentType = MediaType)
    {
        context.Response.ContentType = contentType;

        using (var json = new Utf8JsonWriter(context.Response.BodyWriter, Writing))
        {
            JsonSerializer.Serialize(json, value, ServiceJson.Options);
        }

        return Task.CompletedTask;
    }
}
