using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>The copy that a patch works on; it knows its size after every change.</summary>
internal sealed class PatchedDocument(JsonNode? original)
{
    /// <summary>The document as the operations so far left it.</summary>
    public JsonNode? Root { get; private set; } = original?.DeepClone();

    public int Bytes { get; private set; } = JsonMeasure.Of(original).Bytes;

    /// <summary>See <see cref="PatchLimits.CarriedBytes"/>.</summary>
    public int CarriedBytes { get; set; }

    public void Insert(in PatchPlace place, JsonNode? value, int bytes)
    {
        Bytes += bytes;
        switch (place.Holder)
        {
            case JsonObject members:
                members.Add(place.Name, value);
                Bytes += JsonMeasure.OfName(place.Name);
                break;

            case JsonArray items:
                items.Insert(place.Index, value);
                Bytes += JsonMeasure.OfComma;
                break;
        }
    }

    public void Replace(in PatchPlace place, JsonNode? value, int bytes)
    {
        Bytes += bytes - JsonMeasure.Of(place.Current).Bytes;
        switch (place.Holder)
        {
            case JsonObject members:
                members[place.Name] = value;
                break;

            case JsonArray items:
                items[place.Index] = value;
                break;

            default:
                Root = value;
                break;
        }
    }

    public void Remove(in PatchPlace place)
    {
        Bytes -= JsonMeasure.Of(place.Current).Bytes;
        switch (place.Holder)
        {
            case JsonObject members:
                members.Remove(place.Name);
                Bytes -= JsonMeasure.OfName(place.Name);
                break;

            case JsonArray items:
                items.RemoveAt(place.Index);
                Bytes -= JsonMeasure.OfComma;
                break;
        }
    }

    /// <summary>Lets the rules bring the rest of the document in line with a change at a path.</summary>
    public void Follow(IPatchRules rules, ReadOnlySpan<string> path) => Bytes += rules.Follow(Root, path);
}
