using System.Text.Json;

namespace Identities.Platform.Http;

/// <summary>
/// A carrier that writes itself, letter for letter as the serializer would: to find out anew what each value is costs the serializer more
/// than writing it.
/// </summary>
internal interface IJsonCarrier
{
    void WriteTo(Utf8JsonWriter json);
}

internal static class JsonCarriers
{
    public static void WriteArray(this Utf8JsonWriter json, IReadOnlyList<IJsonCarrier> carriers)
    {
        json.WriteStartArray();

        for (var place = 0; place < carriers.Count; place++)
        {
            carriers[place].WriteTo(json);
        }

        json.WriteEndArray();
    }
}
