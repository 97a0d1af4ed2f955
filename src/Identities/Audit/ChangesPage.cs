using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.Http.Extensions;

namespace Identities.Audit;

/// <summary>Which part of the log is asked for: at most <c>limit</c> entries behind the entry <c>after</c>, the oldest or the newest first.</summary>
internal sealed class ChangesPage
{
    private const int DefaultLimit = 100;

    public static readonly QueryMetadata[] Parameters =
    [
        new("limit", "100", null, "At most so many entries, from 1 to 1000."),
        new("after", null, null, "The changeId of the last entry that you have; the Link header of an answer leads on."),
        new("newestFirst", "false", ["true", "false"], "Begins with the latest entry instead of the first."),
    ];

    private readonly FieldErrors errors = new();

    private ChangesPage(IQueryCollection query)
    {
        if (query.TryGetValue("limit", out var limit))
        {
            Limit = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= Page.MaxLimit
                ? most
                : Refuse("limit", $"Must be a number from 1 to {Page.MaxLimit}.");
        }

        if (query.TryGetValue("newestFirst", out var newestFirst))
        {
            NewestFirst = bool.TryParse(newestFirst, out var flag) ? flag : Refuse("newestFirst", "Must be true or false.") > 0;
        }

        After = NewestFirst ? long.MaxValue : 0;

        if (query.TryGetValue("after", out var after))
        {
            After = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : Refuse("after", "Must be the changeId of an entry.");
        }
    }

    public int Limit { get; } = DefaultLimit;

    public bool NewestFirst { get; }

    public long After { get; }

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<ChangesPage?> BindAsync(HttpContext context) => new(new ChangesPage(context.Request.Query));

    public bool Rejected([NotNullWhen(true)] out Problem? rejection)
    {
        rejection = errors.ToProblem();
        return rejection is not null;
    }

    /// <summary>The entries, of which one more than the limit was read.</summary>
    public IResult Answer(ChangeRow[] rows) => new Result([.. rows.Take(Limit).Select(row => row.ToLoggedChange())], rows.Length > Limit);

    private int Refuse(string name, string sentence)
    {
        errors.Add(name, sentence);
        return 0;
    }

    private sealed class Result(IReadOnlyList<LoggedChange> changes, bool more) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (more)
            {
                var request = httpContext.Request;
                var kept = request.Query.Where(parameter => !parameter.Key.Equals("after", StringComparison.OrdinalIgnoreCase));
                var query = new QueryBuilder(kept) { { "after", changes[^1].ChangeId.ToString(CultureInfo.InvariantCulture) } };
                httpContext.Response.Headers.Link = $"<{request.PathBase}{request.Path}{query}>; rel=\"next\"";
            }

            return httpContext.Response.WriteAsJsonAsync(changes, ServiceJson.Options, httpContext.RequestAborted);
        }
    }
}
