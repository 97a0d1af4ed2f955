using Identities.Platform.Shutdown;

namespace Identities.Platform.Http;

/// <summary>
/// What every answer carries: personal data is stored by no cache unless an operation says how, types are not guessed, and a service that
/// is leaving keeps no connection.
/// </summary>
internal sealed class AnswerHeaders
{
    private const string Soon = "1";

    private readonly RequestDelegate next;
    private readonly Leaving leaving;
    private readonly Func<object, Task> complete;

    public AnswerHeaders(RequestDelegate next, Leaving leaving)
    {
        this.next = next;
        this.leaving = leaving;
        complete = Complete; // one delegate for all requests
    }

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because the answer to a crash starts from empty headers.
        context.Response.OnStarting(complete, context);
        return next(context);
    }

    private Task Complete(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        // Whatever could not be done now can be tried again, whoever says so: a handler, a time limit, a health check.
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count == 0)
        {
            headers.RetryAfter = Soon;
        }

        if (leaving.HasBegun)
        {
            Leaving.CloseConnection(context);
        }

        return Task.CompletedTask;
    }
}
