using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>What a patch works on; it knows its size after every change, and what has been written.</summary>
/// <param name="document">The document, which is changed.</param>
/// <param name="bytes">Its size as compact JSON text.</param>
internal sealed class PatchedDocument(JsonNode? document, int bytes)
{
    // The document, its member, and an item of that.
    private const int ItemDepth = 2;

    private readonly HashSet<string> touched = [];
    private readonly HashSet<JsonNode> written = new(ReferenceEqualityComparer.Instance);

    /// <summary>The document as the operations so far left it.</summary>
    public JsonNode? Root { get; private set; } = document;

    public int Bytes { get; private set; } = bytes;

    /// <summary>The document's own members that were written, or something in them: all that can differ from before.</summary>
    public IReadOnlySet<string> Touched => touched;

    /// <summary>Whether an item of one of the document's members, or something in it, was written. What was not is as it stood.</summary>
    public bool HasWritten(JsonNode item) => written.Contains(item) || (item.Parent is { } member && written.Contains(member));

    /// <summary>See <see cref="PatchLimits.CarriedBytes"/>.</summary>
    public int CarriedBytes { get; set; }

    public void Insert(in PatchPlace place, JsonNode? value, int bytes)
    {
        Touch(place, value);
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
        Touch(place, value);
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
        Touch(place, null);
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

    private void Touch(in PatchPlace place, JsonNode? value)
    {
        if (place.Path is [var member, ..])
        {
            touched.Add(member);
        }

        if ((place.Path.Length <= ItemDepth ? value : ItemAround(place.Holder!)) is { } node)
        {
            written.Add(node);
        }
    }

    private static JsonNode ItemAround(JsonNode node)
    {
        while (node.Parent?.Parent?.Parent is not null)
        {
            node = node.Parent;
        }

        return node;
    }
}
