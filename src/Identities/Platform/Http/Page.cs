using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;

namespace Identities.Platform.Http;

/// <summary>
/// Which part of a list is asked for: at most <c>limit</c> items behind the item <c>after</c>. Without either a list is complete.
/// Pages go by the items' ids (keyset), so a deep page costs what the first one does.
/// </summary>
internal sealed class Page : IEndpointParameterMetadataProvider
{
    public const int MaxLimit = 1000;

    private readonly FieldErrors errors = new();
    private readonly Guid? after;
    private readonly int? limit;

    private Page(IQueryCollection query)
    {
        if (query.TryGetValue("limit", out var limitText))
        {
            limit = int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is > 0 and <= MaxLimit
                ? given
                : Refuse<int>("limit", $"Must be a number from 1 to {MaxLimit}.");
        }

        if (query.TryGetValue("after", out var afterText))
        {
            after = Uuid.TryParse(afterText.ToString(), out var given) ? given : Refuse<Guid>("after", "Must be the id of an item.");
        }
    }

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<Page?> BindAsync(HttpContext context) => new(new Page(context.Request.Query));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new PageMetadata());

    public bool Rejected([NotNullWhen(true)] out Problem? rejection, out Guid? afterItem, out int? atMost)
    {
        rejection = errors.ToProblem();
        afterItem = after;
        atMost = limit;
        return rejection is not null;
    }

    private T? Refuse<T>(string name, string sentence)
        where T : struct
    {
        errors.Add(name, sentence);
        return null;
    }
}

/// <summary>Marks operations whose lists take <c>limit</c> and <c>after</c>.</summary>
internal sealed record PageMetadata;

/// <summary>The items of one page, and the last one's id when more follow.</summary>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, Guid? Next)
{
    /// <summary>Makes a page of rows that were asked for with one more than the limit.</summary>
    public static PageOf<T> Of(IReadOnlyList<T> rows, int? limit, Func<T, Guid> idOf)
        => limit is { } most && rows.Count > most
            ? new PageOf<T>([.. rows.Take(most)], idOf(rows[most - 1]))
            : new PageOf<T>(rows, null);
}

internal static class PageResults
{
    /// <summary>A bare array; a <c>Link</c> header (RFC 8288) leads to the next page when there is one.</summary>
    public static IResult Ok<T>(PageOf<T> page) => new PageResult<IReadOnlyList<T>>(page.Items, page.Next, isAtHand: true);

    /// <summary>A bare array that is written while it is read.</summary>
    public static IResult Ok<T>(IAsyncEnumerable<T> items) => new PageResult<IAsyncEnumerable<T>>(items, null, isAtHand: false);

    private sealed class PageResult<TItems>(TItems items, Guid? next, bool isAtHand) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (next is { } last)
            {
                httpContext.Response.Headers.Link = NextLink(httpContext.Request, last);
            }

            return isAtHand
                ? JsonAnswer.Write(httpContext, items)
                : httpContext.Response.WriteAsJsonAsync(items, ServiceJson.Options, httpContext.RequestAborted);
        }

        private static string NextLink(HttpRequest request, Guid next)
        {
            var kept = request.Query.Where(parameter => !parameter.Key.Equals("after", StringComparison.OrdinalIgnoreCase));
            var query = new QueryBuilder(kept) { { "after", next.ToString() } };
            return $"<{request.PathBase}{request.Path}{query}>; rel=\"next\"";
        }
    }
}
