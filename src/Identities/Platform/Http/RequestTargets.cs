using Microsoft.AspNetCore.Http.Features;

namespace Identities.Platform.Http;

/// <summary>
/// The path of a request target. The server reads one in absolute form (RFC 9112, 3.2.2) with other eyes than one that is only a path: it
/// decodes <c>%2F</c>, which then parts segments. Here both are read alike.
/// </summary>
internal sealed class RequestTargets(RequestDelegate next)
{
    private const string SchemeEnd = "://";

    public Task InvokeAsync(HttpContext context)
    {
        var target = RawTarget(context);

        if (target.Length > 0 && target[0] is not ('/' or '*') && target.Contains(SchemeEnd, StringComparison.Ordinal))
        {
            context.Request.Path = PathString.FromUriComponent(RawPath(target));
        }

        return next(context);
    }

    /// <summary>The path as it was sent, percent signs and all.</summary>
    public static string RawPath(HttpContext context) => RawPath(RawTarget(context));

    private static string RawTarget(HttpContext context)
        => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static string RawPath(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        var scheme = path.StartsWith('/') ? -1 : path.IndexOf(SchemeEnd, StringComparison.Ordinal);

        if (scheme < 0)
        {
            return path;
        }

        var start = path.IndexOf('/', scheme + SchemeEnd.Length);
        return start < 0 ? "/" : path[start..];
    }
}
