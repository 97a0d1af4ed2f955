namespace Identities.Platform.Http;

/// <summary>An answer and the entity tag of what it belongs to.</summary>
internal sealed record Versioned<T>(T Value, string ETag);

internal static class VersionedResults
{
    /// <summary>An answer to a read: kept by the caller's own cache, asked for again with <c>If-None-Match</c>.</summary>
    public static IResult Read<T>(Versioned<T> answer) => new VersionedResult<T>(answer, IsRead: true);

    /// <summary>An answer to a write.</summary>
    public static IResult Written<T>(Versioned<T> answer) => new VersionedResult<T>(answer, IsRead: false);

    private sealed record VersionedResult<T>(Versioned<T> Answer, bool IsRead) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.ETag = Answer.ETag;

            if (IsRead)
            {
                response.Headers.CacheControl = "private, no-cache";

                if (EntityTags.IsKnown(httpContext.Request, Answer.ETag))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                    return Task.CompletedTask;
                }
            }

            return JsonAnswer.Write(httpContext, Answer.Value);
        }
    }
}
