using Identities.Platform.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Identities.Platform.Problems;

/// <summary>
/// The edge: whatever a handler let through becomes an answer here, and is logged once. Exceptions' messages may quote personal data,
/// so a log has their types and stacks only.
/// </summary>
internal sealed partial class Crashes(ILogger<Crashes> logger) : IExceptionHandler
{
    private static readonly Problem Broken =
        new(StatusCodes.Status500InternalServerError, "internal-error", "The service failed. The trace id finds the reason in its log.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await new ProblemResult(ProblemOf(exception)).ExecuteAsync(httpContext);
        return true;
    }

    private Problem ProblemOf(Exception exception)
    {
        if (exception is BadHttpRequestException rejected)
        {
            return Rejected(rejected.StatusCode);
        }

        if (SqlStates.Problem(exception) is { } problem)
        {
            LogDatabaseRefusal(problem.Code, Describe(exception));
            return problem;
        }

        LogCrash(Describe(exception), exception.StackTrace);
        return Broken;
    }

    /// <summary>A request that the server itself could not read.</summary>
    public static Problem Rejected(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => new Problem(status, "body-too-large", "The body is over 1 MiB."),
        StatusCodes.Status408RequestTimeout => new Problem(status, "request-timeout", "The body came too slowly."),
        _ => new Problem(status, "bad-request", "The request is malformed."),
    };

    private static string Describe(Exception exception) => exception switch
    {
        Npgsql.PostgresException postgres => $"{postgres.GetType().Name} {postgres.SqlState} {postgres.ConstraintName}",
        { InnerException: { } inner } => $"{exception.GetType().Name}: {Describe(inner)}",
        _ => exception.GetType().Name,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Unhandled {Exception} at {Stack}")]
    private partial void LogCrash(string exception, string? stack);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database refused: {Code}, {Exception}")]
    private partial void LogDatabaseRefusal(string code, string exception);
}
