namespace Identities.Platform.Http;

/// <summary>What every answer carries: personal data is stored by no cache unless an operation says how, and types are not guessed.</summary>
internal sealed class AnswerHeaders(RequestDelegate next)
{
    private const string Soon = "1";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because the answer to a crash starts from empty headers.
        context.Response.OnStarting(Complete, context.Response);
        return next(context);
    }

    private static Task Complete(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        // Whatever could not be done now can be tried again, whoever says so: a handler, a time limit, a health check.
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count == 0)
        {
            headers.RetryAfter = Soon;
        }

        return Task.CompletedTask;
    }
}
