using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Npgsql;

namespace Identities.Platform.Http;

/// <summary>A client that hangs up in its request or before its answer ends: one line in the log says so, and no error.</summary>
internal sealed partial class LostClients(RequestDelegate next, ILogger<LostClients> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var answering = next(context);
        return answering.IsCompletedSuccessfully ? answering : Watch(answering, context);
    }

    private async Task Watch(Task answering, HttpContext context)
    {
        try
        {
            await answering;
        }
        catch (Exception exception) when (TellsOfLoss(exception, context))
        {
            LogLost(context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);

            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }

            // Kestrel would look for the rest of the body and for the next request, and log that its own reader is in the middle of a read.
            if (!HttpProtocol.IsHttp2(context.Request.Protocol))
            {
                context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            }

            context.Abort();
        }
    }

    // The server tells a reader of the loss before it tells the request.
    private static bool TellsOfLoss(Exception exception, HttpContext context)
        => exception is ConnectionResetException or ConnectionAbortedException
           || BodyBytes.IsCutShort(context.Request, exception)
           || ((exception is OperationCanceledException or IOException or NpgsqlException)
               && context.RequestAborted.IsCancellationRequested
               && !HeadRequests.HasAnswered(context));

    [LoggerMessage(Level = LogLevel.Information, Message = "The client left before the end of the answer: {Method} {Route}")]
    private partial void LogLost(string method, string? route);
}
