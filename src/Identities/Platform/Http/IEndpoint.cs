namespace Identities.Platform.Http;

/// <summary>One operation as callers see it: verb, path, permission, documented answers.</summary>
internal interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}

internal static class EndpointMapping
{
    /// <summary>Maps one operation; a surface calls it once per operation, in the order a reader wants them.</summary>
    public static IEndpointRouteBuilder Map<TEndpoint>(this IEndpointRouteBuilder routes)
        where TEndpoint : IEndpoint
    {
        TEndpoint.Map(routes);
        return routes;
    }
}
