namespace Identities.Platform.Http;

/// <summary>HEAD is GET without the body: it is routed as GET, and the server keeps the body back because it saw the request line.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
