using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Identities.People;

/// <summary>How a caller wants to see a person: <c>?shape=list</c>, which is the default, or <c>?shape=keyed</c>.</summary>
internal sealed class PersonView : IEndpointParameterMetadataProvider
{
    private readonly PersonShape? shape;

    private PersonView(string? shape) => this.shape = shape switch
    {
        null or "" or "list" => PersonShape.List,
        "keyed" => PersonShape.Keyed,
        _ => null,
    };

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<PersonView?> BindAsync(HttpContext context) => new(new PersonView(context.Request.Query["shape"]));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new QueryMetadata(
        "shape", "list", ["list", "keyed"], "Collections as arrays (list), or as maps from an item's id to the item (keyed)."));

    public bool Rejected([NotNullWhen(true)] out Problem? rejection, out PersonShape accepted)
    {
        accepted = shape ?? PersonShape.List;
        rejection = shape is null ? UnknownShape : null;
        return shape is null;
    }

    private static readonly Problem UnknownShape =
        new Problem(StatusCodes.Status400BadRequest, "unknown-shape", "The shape must be list or keyed.").About("shape");
}
