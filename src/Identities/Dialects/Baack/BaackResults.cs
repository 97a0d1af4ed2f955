using Identities.Platform.Http;

namespace Identities.Dialects.Baack;

/// <summary>An object that is served at a path of its own.</summary>
public interface IAddressable
{
    /// <summary>The object's path.</summary>
    string Url { get; }
}

/// <summary>The answers of this surface, with the statuses that are its own.</summary>
internal static class BaackResults
{
    /// <summary>201 and where the object is, also when it was there before.</summary>
    public static IResult Created<T>(Versioned<T> made)
        where T : IAddressable
        => new BaackResult<T>(made, StatusCodes.Status201Created);

    public static IResult Read<T>(Versioned<T> found) => VersionedResults.Read(found);

    /// <summary>What has no version.</summary>
    public static IResult Unversioned<T>(T found) => new BaackResult<T>(new Versioned<T>(found, null), StatusCodes.Status200OK);

    public static IResult Updated<T>(Versioned<T> updated) => new BaackResult<T>(updated, StatusCodes.Status202Accepted);

    /// <summary>202 without a body.</summary>
    public static IResult Deleted(Versioned<bool> deleted) => new BaackResult<bool>(deleted, StatusCodes.Status202Accepted);

    private sealed class BaackResult<T>(Versioned<T> answer, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;

            if (answer.Mark is { } mark)
            {
                response.Headers.ETag = EntityTags.Of(httpContext, mark);
            }

            if (status == StatusCodes.Status201Created && answer.Value is IAddressable made)
            {
                response.Headers.Location = httpContext.Request.PathBase + made.Url;
            }

            return answer.Value is bool ? Task.CompletedTask : JsonAnswer.Write(httpContext, answer.Value);
        }
    }
}
