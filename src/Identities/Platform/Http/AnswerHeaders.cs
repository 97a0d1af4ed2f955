namespace Identities.Platform.Http;

/// <summary>What every answer carries: personal data is stored by no cache unless an operation says how, and types are not guessed.</summary>
internal sealed class AnswerHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because the answer to a crash starts from empty headers.
        context.Response.OnStarting(Complete, context.Response);
        return next(context);
    }

    private static Task Complete(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
