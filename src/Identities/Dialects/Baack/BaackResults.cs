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
    public static IResult Created<T>(T made)
        where T : IAddressable
        => new BaackResult<T>(made, StatusCodes.Status201Created);

    public static IResult Read<T>(T found) => new BaackResult<T>(found, StatusCodes.Status200OK);

    public static IResult Updated<T>(T updated) => new BaackResult<T>(updated, StatusCodes.Status202Accepted);

    /// <summary>202 without a body.</summary>
    public static IResult Deleted(bool _) => TypedResults.StatusCode(StatusCodes.Status202Accepted);

    private sealed class BaackResult<T>(T value, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;

            if (status == StatusCodes.Status201Created && value is IAddressable made)
            {
                httpContext.Response.Headers.Location = httpContext.Request.PathBase + made.Url;
            }

            return JsonAnswer.Write(httpContext, value);
        }
    }
}
