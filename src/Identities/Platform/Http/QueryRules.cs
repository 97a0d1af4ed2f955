using Identities.Platform.Data;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Identities.Platform.Http;

/// <summary>
/// What the query of a request may say: natively only parameters that the operation declares, and <c>dryRun</c> on every write, which then
/// runs as a <see cref="Data.DryRun"/>. The dialects know no dry run, so a write that asks for one is refused instead of done.
/// </summary>
internal sealed class QueryRules(RequestDelegate next)
{
    private const string DryRunHeader = "Dry-Run";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue || context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        if (ProblemOf(context.Request, endpoint.Metadata) is { } problem)
        {
            return MayRefuseEarlier(context.Request, endpoint) ? Rehearse(context, problem) : new ProblemResult(problem).ExecuteAsync(context);
        }

        return IsDryRun(context.Request, endpoint.Metadata) ? Try(context) : next(context);
    }

    private static Problem? ProblemOf(HttpRequest request, EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<QueryParameters>() is { } declared)
        {
            var unknown = request.Query.Keys.Where(name => !declared.Takes(name)).ToArray();

            return unknown.Length > 0 ? Unknown(unknown, declared)
                : declared.Names.Contains(QueryParameters.DryRun) && !IsTrueOrFalse(request) ? UnknownDryRun
                : null;
        }

        return metadata.GetMetadata<Surface>() is not null && HttpVerbs.Write(request.Method) && request.Query.ContainsKey(QueryParameters.DryRun)
            ? DryRunNotOffered
            : null;
    }

    private static bool IsTrueOrFalse(HttpRequest request)
        => !request.Query.TryGetValue(QueryParameters.DryRun, out var value) || value.ToString() is "true" or "false";

    private static bool IsDryRun(HttpRequest request, EndpointMetadataCollection metadata)
        => metadata.GetMetadata<QueryParameters>() is not null && request.Query[QueryParameters.DryRun] == "true";

    /// <summary>
    /// Whether the operation may have a reason to refuse that comes before a wrong query: what the path names is not there, a precondition
    /// fails, or the caller may not know that it is there.
    /// </summary>
    private static bool MayRefuseEarlier(HttpRequest request, RouteEndpoint endpoint)
        => endpoint.Metadata.GetMetadata<TakesAsLongAsItTakes>() is null
           && (endpoint.RoutePattern.Parameters.Any(parameter => parameter.ParameterPolicies.Count > 0)
               || (HttpVerbs.Write(request.Method) && endpoint.Metadata.GetMetadata<QueryParameters>() is null));

    /// <summary>Runs the operation as a dry run whose answer is kept back, to find out whether it refuses for an earlier reason.</summary>
    private async Task Rehearse(HttpContext context, Problem problem)
    {
        var answer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var held = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(held);

        try
        {
            using var dryRun = DryRun.Begin();
            await next(context);
            await held.CompleteAsync();
        }
        finally
        {
            context.Features.Set(answer);
        }

        if (ComesFirst(context.Response.StatusCode))
        {
            await context.Response.BodyWriter.WriteAsync(body.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        await new ProblemResult(problem).ExecuteAsync(context);
    }

    private async Task Try(HttpContext context)
    {
        context.Response.OnStarting(MarkAnswer, context.Response);
        using var dryRun = DryRun.Begin();
        await next(context);
    }

    private static Task MarkAnswer(object state)
    {
        var response = (HttpResponse)state;
        response.Headers[DryRunHeader] = "true";

        // By the time of the real write another writer may have made the version that was foreseen.
        if (response.StatusCode < StatusCodes.Status300MultipleChoices)
        {
            response.Headers.Remove("ETag");
        }

        return Task.CompletedTask;
    }

    // What comes before 400 in the order of checks.
    private static bool ComesFirst(int status) => status
        is StatusCodes.Status401Unauthorized
        or StatusCodes.Status403Forbidden
        or StatusCodes.Status404NotFound
        or StatusCodes.Status406NotAcceptable
        or StatusCodes.Status412PreconditionFailed
        or StatusCodes.Status415UnsupportedMediaType;

    private static Problem Unknown(string[] names, QueryParameters declared)
    {
        var sentence = declared.Names.Count == 0
            ? "Is not known here: this operation takes no query parameters."
            : $"Is not known here: this operation takes {string.Join(", ", declared.Names.Order(StringComparer.Ordinal))}.";

        return new Problem(StatusCodes.Status400BadRequest, "unknown-parameter", "The query has parameters that this operation does not know; errors names each of them.")
        {
            Errors = names.ToDictionary(name => name, _ => new[] { sentence }),
        };
    }

    private static readonly Problem UnknownDryRun =
        new Problem(StatusCodes.Status400BadRequest, "unknown-dry-run", "dryRun must be true or false.").About(QueryParameters.DryRun);

    private static readonly Problem DryRunNotOffered =
        new Problem(StatusCodes.Status400BadRequest, "dry-run-not-offered", "This API has no dry run; nothing was stored. Leave dryRun out to store.")
            .About(QueryParameters.DryRun);
}

/// <summary>Marks operations on bodies and answers of any length, which are not run in vain.</summary>
internal sealed class TakesAsLongAsItTakes;
