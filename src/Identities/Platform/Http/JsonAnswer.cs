using System.Collections;
using System.Text.Json;

namespace Identities.Platform.Http;

/// <summary>
/// Answers that are at hand: written straight into what is sent, and sent in one piece with what ends them. A flush in between would be a
/// packet, and the work for one, of its own; only long lists go out while they are written.
/// </summary>
internal static class JsonAnswer
{
    private const int ShortList = 100;

    public const string MediaType = "application/json; charset=utf-8";

    public static Task Write<T>(HttpContext context, T value, string contentType = MediaType)
    {
        if (value is ICollection { Count: > ShortList })
        {
            return context.Response.WriteAsJsonAsync(value, ServiceJson.Options, contentType, context.RequestAborted);
        }

        context.Response.ContentType = contentType;

        using (var json = new Utf8JsonWriter(context.Response.BodyWriter, ServiceJson.Writing))
        {
            switch (value)
            {
                case IJsonCarrier carrier:
                    carrier.WriteTo(json);
                    break;
                case IReadOnlyList<IJsonCarrier> carriers:
                    json.WriteArray(carriers);
                    break;
                default:
                    JsonSerializer.Serialize(json, value, ServiceJson.Options);
                    break;
            }
        }

        return Task.CompletedTask;
    }
}
