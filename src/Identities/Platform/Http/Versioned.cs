using System.Globalization;
using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>An answer and the version of what it belongs to.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Mark">The version, and what has changed since without a write; null when what it belonged to is gone.</param>
/// <param name="ModifiedAt">The moment of the last write, where the answer is a read.</param>
internal sealed record Versioned<T>(T Value, string? Mark, DateTime? ModifiedAt = null);

/// <summary>What stands of a resource: its version, and when it was written.</summary>
internal sealed record Mark(string? Etag, DateTime? ModifiedAt);

internal static class VersionedResults
{
    /// <summary>An answer to a read: kept by the caller's own cache, asked for again with <c>If-None-Match</c>.</summary>
    public static IResult Read<T>(Versioned<T> answer) => new VersionedResult<T>(answer, IsRead: true);

    /// <summary>An answer to a write.</summary>
    public static IResult Written<T>(Versioned<T> answer) => new VersionedResult<T>(answer, IsRead: false);

    /// <summary>
    /// Names the version of a read, and answers by it alone where the caller's preconditions say so: then the task is the whole answer.
    /// </summary>
    public static Task? Precede(HttpContext context, string mark, DateTime? modifiedAt)
    {
        var response = context.Response;
        var etag = EntityTags.Of(context, mark);

        switch (Preconditions.StatusOfRead(context.Request, etag, modifiedAt))
        {
            case StatusCodes.Status412PreconditionFailed:
                return new ProblemResult(Preconditions.Failed(mark)).ExecuteAsync(context);

            case StatusCodes.Status304NotModified:
                response.StatusCode = StatusCodes.Status304NotModified;
                Head();
                return Task.CompletedTask;

            default:
                Head();
                return null;
        }

        void Head()
        {
            response.Headers.ETag = etag;
            response.Headers.CacheControl = "private, no-cache";

            if (modifiedAt is { } moment)
            {
                response.Headers.LastModified = moment.ToString("R", CultureInfo.InvariantCulture);
            }
        }
    }

    private sealed record VersionedResult<T>(Versioned<T> Answer, bool IsRead) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (Answer.Mark is { } mark)
            {
                if (IsRead && Precede(httpContext, mark, Answer.ModifiedAt) is { } answered)
                {
                    return answered;
                }

                httpContext.Response.Headers.ETag = EntityTags.Of(httpContext, mark);
            }

            return JsonAnswer.Write(httpContext, Answer.Value);
        }
    }
}
