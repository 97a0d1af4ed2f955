using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>What a patch works on; it knows its size after every change, and what has been written.</summary>
/// <param name="document">The document, which is changed.</param>
/// <param name="bytes">Its size as compact JSON text.</param>
internal sealed class PatchedDocument(JsonNode? document, int bytes)
{
    private readonly HashSet<string> touched = [];

    /// <summary>The document as the operations so far left it.</summary>
    public JsonNode? Root { get; private set; } = document;

    public int Bytes { get; private set; } = bytes;

    /// <summary>The document's own members that were written, or something in them: all that can differ from before.</summary>
    public IReadOnlySet<string> Touched => touched;

    /// <summary>See <see cref="PatchLimits.CarriedBytes"/>.</summary>
    public int CarriedBytes { get; set; }

    public void Insert(in PatchPlace place, JsonNode? value, int bytes)
    {
        Touch(place);
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
        Touch(place);
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
        Touch(place);
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

    private void Touch(in PatchPlace place)
    {
        if (place.Path is [var member, ..])
        {
            touched.Add(member);
        }
    }
}
