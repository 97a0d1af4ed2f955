using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Lists;

/// <summary>The parameters that a list is searched and ordered by, each said once for the OpenAPI document and for the list's own template.</summary>
internal sealed class ListFilters
{
    private static readonly string[] Directions = ["asc", "desc"];

    private static readonly (string Name, string Says)[] Bounds =
    [
        ("before", "At this moment or earlier."), ("strictly_before", "Earlier than this moment."),
        ("after", "At this moment or later."), ("strictly_after", "Later than this moment."),
    ];

    private readonly List<(string Property, QueryMetadata Parameter)> parameters = [];

    /// <summary>A text that is looked for.</summary>
    public ListFilters Text(string name, string description) => Add(name, new QueryMetadata(name, null, null, description));

    /// <summary>A value, or several of which one must be met: <c>name=</c> and <c>name[]=</c>.</summary>
    public ListFilters AnyOf(string name, string description) => Add(name, new QueryMetadata(name, null, null, description)).Add(
        name,
        new QueryMetadata(name + "[]", null, null, description + " Any of several.") { IsRepeated = true, OriginalName = name + ".any" });

    public ListFilters Flag(string name, string description) => Add(name, new QueryMetadata(name, null, null, description) { Kind = QueryKind.Flag });

    /// <summary>Whether a member holds something: <c>exists[name]=</c>.</summary>
    public ListFilters Exists(string property, string description)
        => Add(property, new QueryMetadata($"exists[{property}]", null, null, description) { Kind = QueryKind.Flag });

    public ListFilters Order(string property) => Add(
        property,
        new QueryMetadata($"order[{property}]", null, Directions, $"Orders by {property}; of several orders the first in the query counts most."));

    /// <summary>The four bounds of a date: <c>name[before]=</c> and so on.</summary>
    public ListFilters Date(string property)
    {
        foreach (var (bound, says) in Bounds)
        {
            Add(property, new QueryMetadata($"{property}[{bound}]", null, null, says + " Whole seconds are compared.") { Kind = QueryKind.Moment });
        }

        return this;
    }

    public ListFilters Word(string name, string word, string description) => Add(name, new QueryMetadata(name, null, [word], description));

    /// <summary>The parameters of the list, as its endpoint documents them.</summary>
    public object[] Documented() =>
    [
        new QueryMetadata("page", "1", null, "The page, counted from 1.") { Kind = QueryKind.WholeNumber },
        new QueryMetadata("itemsPerPage", "15", null, "How many items a page has: at most 30.") { Kind = QueryKind.WholeNumber },
        .. parameters.Select(parameter => parameter.Parameter),
    ];

    public RogerRogerSearch Search(string path) => new()
    {
        Type = "IriTemplate",
        Template = $"{path}{{?{string.Join(',', parameters.Select(parameter => parameter.Parameter.Name))}}}",
        VariableRepresentation = "BasicRepresentation",
        Mapping =
        [
            .. parameters.Select(parameter => new RogerRogerMapping
            {
                Type = "IriTemplateMapping",
                Variable = parameter.Parameter.Name,
                Property = parameter.Property,
                Required = false,
            }),
        ],
    };

    private ListFilters Add(string property, QueryMetadata parameter)
    {
        parameters.Add((property, parameter));
        return this;
    }
}
