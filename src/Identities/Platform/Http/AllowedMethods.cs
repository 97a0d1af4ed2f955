using Microsoft.AspNetCore.Routing.Template;

namespace Identities.Platform.Http;

/// <summary>
/// 405 where other methods work, with exactly those. The framework's own answer leaves HEAD out, counts routes in whose ids the path does
/// not match, and is 404 where a literal path stands beside an id.
/// </summary>
internal sealed class AllowedMethods(RequestDelegate next, EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    // Endpoints are mapped after the pipeline is built.
    private readonly Lazy<Route[]> routes = new(()
        => [.. endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => Route.Of(endpoint, policies))]);

    public Task InvokeAsync(HttpContext context)
    {
        // What the framework answers to a wrong method is an endpoint that no route leads to.
        if (context.GetEndpoint() is RouteEndpoint)
        {
            return next(context);
        }

        var allowed = On(context);

        if (allowed.Count == 0)
        {
            context.SetEndpoint(null);
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", allowed);
        return Task.CompletedTask;
    }

    private SortedSet<string> On(HttpContext context)
    {
        var allowed = new SortedSet<string>(StringComparer.Ordinal);

        foreach (var route in routes.Value.Where(route => route.Matches(context)))
        {
            allowed.UnionWith(route.Methods);
        }

        if (allowed.Contains(HttpMethods.Get))
        {
            allowed.Add(HttpMethods.Head);
        }

        return allowed;
    }

    private sealed record Route(
        TemplateMatcher Path,
        (string Parameter, IRouteConstraint Constraint)[] Constraints,
        IReadOnlyList<string> Methods)
    {
        public static Route Of(RouteEndpoint endpoint, ParameterPolicyFactory policies) => new(
            new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), new RouteValueDictionary(endpoint.RoutePattern.Defaults)),
            [
                .. endpoint.RoutePattern.Parameters.SelectMany(parameter => parameter.ParameterPolicies
                    .Select(policy => policies.Create(parameter, policy))
                    .OfType<IRouteConstraint>()
                    .Select(constraint => (parameter.Name, constraint))),
            ],
            endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []);

        public bool Matches(HttpContext context)
        {
            var values = new RouteValueDictionary();

            return Path.TryMatch(context.Request.Path, values)
                   && Array.TrueForAll(
                       Constraints,
                       each => each.Constraint.Match(context, null, each.Parameter, values, RouteDirection.IncomingRequest));
        }
    }
}
