using System.Globalization;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Lists;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>One page of a list.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="Total">How many match in all; an estimate when there are very many.</param>
/// <param name="HasMore">Whether others follow.</param>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, long Total, bool HasMore)
{
    public PageOf<TOther> Select<TOther>(Func<T, TOther> other) => new([.. Items.Select(other)], Total, HasMore);
}

/// <summary>Answers a page of items.</summary>
internal sealed class CollectionResult<TItem>(Resource resource, ListQuery list, PageOf<Shown<TItem>> page, ListFilters filters) : IResult
    where TItem : LinkedItem
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var format = AnswerFormat.Of(httpContext);
        return new Collection(resource, list, filters).Write(httpContext, page.Select(shown => shown.In(format, list.Iris, isNested: true)));
    }
}

/// <summary>Answers the ids of a page alone.</summary>
internal sealed class IdsResult(Resource resource, ListQuery list, PageOf<Guid> page, ListFilters filters) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
        => new Collection(resource, list, filters).Write(httpContext, page.Select(id => id.ToString()));
}

/// <summary>How a collection is answered: an envelope in JSON-LD, a bare array in JSON.</summary>
internal sealed class Collection(Resource resource, ListQuery list, ListFilters filters)
{
    public Task Write<TMember>(HttpContext context, PageOf<TMember> page)
        => AnswerFormat.Of(context).IsLinked ? WriteAs(context, Envelope(context.Request, page)) : WriteAs(context, page.Items);

    private static Task WriteAs<TAnswer>(HttpContext context, TAnswer answer) => JsonAnswer.Write(context, answer, AnswerFormat.Of(context).ContentType);

    private RogerRogerPage<TMember> Envelope<TMember>(HttpRequest request, PageOf<TMember> page) => new()
    {
        Context = list.Iris.OfContext(resource.Type),
        Id = list.Iris.OfCollection(resource),
        Type = "Collection",
        TotalItems = page.Total,
        Members = page.Items,
        View = View(request, page.Total, page.HasMore),
        Search = filters.Search(list.Iris.OfCollection(resource)),
    };

    private RogerRogerView? View(HttpRequest request, long total, bool hasMore)
    {
        var kept = PhpQuery.Without(request.QueryString.Value, "page").ToArray();
        var last = list.ItemsPerPage == 0 ? 1L : Math.Max(1, (total + list.ItemsPerPage - 1) / list.ItemsPerPage);

        // Where the total is an estimate, what was read knows better.
        last = hasMore ? Math.Max(last, list.Page + 1L) : last;

        // No items are asked for, so there are no other pages of them.
        if (last == 1 || list.ItemsPerPage == 0)
        {
            return kept.Length == 0 ? null : new RogerRogerView { Id = At(null), Type = RogerRogerView.TypeName };
        }

        return new RogerRogerView
        {
            Id = At(list.Page),
            Type = RogerRogerView.TypeName,
            First = At(1),
            Last = At(last),
            Previous = list.Page > 1 ? At(Math.Min(list.Page - 1L, last)) : null,
            Next = hasMore ? At(list.Page + 1L) : null,
        };

        string At(long? number)
        {
            var parts = number is { } there ? kept.Append("page=" + there.ToString(CultureInfo.InvariantCulture)) : kept;
            return list.Iris.OfCollection(resource) + "?" + string.Join('&', parts);
        }
    }
}

/// <summary>A page of a collection, with the links to the others and what it can be searched by.</summary>
public record RogerRogerPage<TMember>
{
    /// <summary>Where the members are explained.</summary>
    [JsonPropertyName("@context")]
    public required string Context { get; init; }

    /// <summary>The IRI of the collection.</summary>
    [JsonPropertyName("@id")]
    public required string Id { get; init; }

    /// <summary>Always <c>Collection</c>.</summary>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary>How many items match: exact up to 10 000, an estimate above.</summary>
    [JsonPropertyName("totalItems")]
    public required long TotalItems { get; init; }

    /// <summary>The items of this page.</summary>
    [JsonPropertyName("member")]
    public required IReadOnlyList<TMember> Members { get; init; }

    /// <summary>The other pages; left out when there is one page and no query.</summary>
    [JsonPropertyName("view")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RogerRogerView? View { get; init; }

    /// <summary>What the collection can be searched by.</summary>
    [JsonPropertyName("search")]
    public required RogerRogerSearch Search { get; init; }
}

/// <summary>Where a page stands among the others. Links are relative and keep the query.</summary>
public sealed record RogerRogerView
{
    internal const string TypeName = "PartialCollectionView";

    /// <summary>The link of this page.</summary>
    [JsonPropertyName("@id")]
    public required string Id { get; init; }

    /// <summary>Always <c>PartialCollectionView</c>.</summary>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary>The first page, when there are several.</summary>
    [JsonPropertyName("first")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? First { get; init; }

    /// <summary>The last page, when there are several.</summary>
    [JsonPropertyName("last")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Last { get; init; }

    /// <summary>The page before, when there is one.</summary>
    [JsonPropertyName("previous")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Previous { get; init; }

    /// <summary>The page behind, when there is one.</summary>
    [JsonPropertyName("next")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }
}

/// <summary>What a collection can be searched by, as a template of its links.</summary>
public sealed record RogerRogerSearch
{
    /// <summary>Always <c>IriTemplate</c>.</summary>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary>The template (RFC 6570).</summary>
    [JsonPropertyName("template")]
    public required string Template { get; init; }

    /// <summary>Always <c>BasicRepresentation</c>.</summary>
    [JsonPropertyName("variableRepresentation")]
    public required string VariableRepresentation { get; init; }

    /// <summary>What each variable of the template stands for.</summary>
    [JsonPropertyName("mapping")]
    public required IReadOnlyList<RogerRogerMapping> Mapping { get; init; }
}

/// <summary>A variable of a search.</summary>
public sealed record RogerRogerMapping
{
    /// <summary>Always <c>IriTemplateMapping</c>.</summary>
    [JsonPropertyName("@type")]
    public required string Type { get; init; }

    /// <summary>The name of the parameter.</summary>
    [JsonPropertyName("variable")]
    public required string Variable { get; init; }

    /// <summary>The member that it looks at.</summary>
    [JsonPropertyName("property")]
    public required string Property { get; init; }

    /// <summary>Whether the parameter must be there: never.</summary>
    [JsonPropertyName("required")]
    public required bool Required { get; init; }
}
