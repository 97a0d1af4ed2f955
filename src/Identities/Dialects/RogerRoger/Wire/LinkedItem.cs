using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Something that has an IRI. The members that say so stand in JSON-LD only.</summary>
public abstract record LinkedItem
{
    /// <summary>Where the members are explained; only in JSON-LD, and not inside a collection.</summary>
    [JsonPropertyName("@context")]
    [JsonPropertyOrder(-3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LinkedContext { get; internal set; }

    /// <summary>The IRI; only in JSON-LD.</summary>
    [JsonPropertyName("@id")]
    [JsonPropertyOrder(-2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LinkedId { get; internal set; }

    /// <summary>The kind of thing; only in JSON-LD.</summary>
    [JsonPropertyName("@type")]
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LinkedType { get; internal set; }

    /// <summary>Writes them, where they are.</summary>
    internal void WriteLinks(Utf8JsonWriter json)
    {
        WriteLink(json, "@context", LinkedContext);
        WriteLink(json, "@id", LinkedId);
        WriteLink(json, "@type", LinkedType);
    }

    private static void WriteLink(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}

/// <summary>An item on its way to a caller: what it is, and the path that names it.</summary>
/// <param name="Resource">Its kind.</param>
/// <param name="Id">Its id in the collection of its kind.</param>
/// <param name="Item">Its members.</param>
internal sealed record Shown<TItem>(Resource Resource, Guid Id, TItem Item)
    where TItem : LinkedItem
{
    /// <summary>The version of what the item belongs to; null where it has none.</summary>
    public string? Mark { get; init; }

    /// <summary>When that was written.</summary>
    public DateTime? ModifiedAt { get; init; }

    /// <summary>The item with the members that link it, or without.</summary>
    public TItem In(AnswerFormat format, Iris iris, bool isNested)
    {
        Item.LinkedContext = format.IsLinked && !isNested ? iris.OfContext(Resource.Type) : null;
        Item.LinkedId = format.IsLinked ? iris.Of(Resource, Id) : null;
        Item.LinkedType = format.IsLinked ? Resource.Type : null;
        return Item;
    }
}

/// <summary>Answers one item.</summary>
internal sealed class ItemResult<TItem>(Shown<TItem> shown, bool isNew = false) : IResult
    where TItem : LinkedItem
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var format = AnswerFormat.Of(httpContext);
        var iris = new Iris(httpContext.Request);

        if (isNew)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = response.Headers.ContentLocation = iris.Of(shown.Resource, shown.Id);
        }

        if (httpContext.GetEndpoint()!.Metadata.GetMetadata<PatchableMetadata>() is not null)
        {
            response.Headers[Negotiation.AcceptPatch] = RogerRogerContract.MergePatch;
        }

        if (shown.Mark is { } mark)
        {
            if (IsRead(httpContext.Request.Method) && VersionedResults.Precede(httpContext, mark, shown.ModifiedAt) is { } answered)
            {
                return answered;
            }

            response.Headers.ETag = EntityTags.Of(httpContext, mark);
        }

        return JsonAnswer.Write(httpContext, shown.In(format, iris, isNested: false), format.ContentType);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}

/// <summary>Marks operations on things that take patches.</summary>
internal sealed class PatchableMetadata;
