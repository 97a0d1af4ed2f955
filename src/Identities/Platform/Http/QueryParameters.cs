using System.Collections.Frozen;
using System.Reflection;

namespace Identities.Platform.Http;

/// <summary>
/// The query parameters that an operation takes, as its own declarations name them. <see cref="QueryRules"/> refuses all others, so that
/// a misspelt one is not mistaken for understood.
/// </summary>
internal sealed record QueryParameters(FrozenSet<string> Names)
{
    /// <summary>The parameter with which every native write can be tried.</summary>
    public const string DryRun = "dryRun";

    /// <summary>Libraries add this one to get past caches.</summary>
    private const string CacheBuster = "_";

    private static readonly QueryMetadata DryRunParameter = new(
        DryRun, "false", ["true", "false"], "With true every check and statement runs, the answer is what would be answered, and nothing is stored.");

    public bool Takes(string name) => name == CacheBuster || Names.Contains(name);

    /// <summary>Lets the operations below take the query parameters that they declare and no others, and their writes be tried.</summary>
    public static void Declare(EndpointBuilder endpoint)
    {
        if (IsWrite(endpoint) && !endpoint.Metadata.OfType<CannotBeTried>().Any())
        {
            endpoint.Metadata.Add(DryRunParameter);
        }

        endpoint.Metadata.Add(new QueryParameters(Declared(endpoint).ToFrozenSet(StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsWrite(EndpointBuilder endpoint)
        => endpoint.Metadata.OfType<HttpMethodMetadata>().SelectMany(metadata => metadata.HttpMethods).Any(HttpVerbs.Write);

    private static IEnumerable<string> Declared(EndpointBuilder endpoint)
    {
        var path = ((RouteEndpointBuilder)endpoint).RoutePattern.Parameters.Select(parameter => parameter.Name);
        var bound = endpoint.Metadata.OfType<MethodInfo>()
            .SelectMany(handler => handler.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(string))
            .Select(parameter => parameter.Name!)
            .Except(path, StringComparer.OrdinalIgnoreCase);

        return
        [
            .. bound,
            .. endpoint.Metadata.OfType<QueryMetadata>().Select(query => query.Name),
            .. endpoint.Metadata.OfType<PageMetadata>().Any() ? new[] { "limit", "after" } : [],
        ];
    }
}

/// <summary>Marks writes whose purpose is their effect, so that they refuse <c>dryRun</c>.</summary>
internal sealed class CannotBeTried;

internal static class HttpVerbs
{
    /// <summary>Whether a method asks for a change.</summary>
    public static bool Write(string method)
        => HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);
}

internal static class QueryContract
{
    /// <summary>See <see cref="QueryParameters.Declare"/>.</summary>
    public static RouteGroupBuilder TakesDeclaredQueryOnly(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(QueryParameters.Declare);
        return group;
    }
}
