using Identities.People.Transfers;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using MediatR;
using Npgsql;

namespace Identities.People.ImportPeople;

internal sealed record ImportPeopleCommand(Importer Importer, HttpContext Context, string? Stream) : IRequest<Outcome<bool>>;

internal sealed partial class ImportPeopleHandler(
    PeopleImport import, Database database, CurrentRights rights, ILogger<ImportPeopleHandler> logger)
    : IRequestHandler<ImportPeopleCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(ImportPeopleCommand command, CancellationToken cancellationToken)
    {
        var streams = false;

        if (!string.IsNullOrEmpty(command.Stream) && !bool.TryParse(command.Stream, out streams))
        {
            return WrongStream;
        }

        // An import outlasts a database that goes away; one that begins without any is refused while a status can still say so.
        await database.ExpectAnswer(cancellationToken);
        await using var watch = rights.Watch(command.Context.User, Permissions.MutateAllIdentity, cancellationToken);
        return await (streams ? Stream(command, watch, cancellationToken) : Spool(command, watch, cancellationToken));
    }

    private async Task<Outcome<bool>> Stream(ImportPeopleCommand command, RightsWatch watch, CancellationToken cancellationToken)
    {
        var (context, traceId, done) = (command.Context, OutcomeLines.TraceIdOf(command.Context), 0L);
        context.SendUnbuffered();
        context.Response.ContentType = TransferContract.MediaType;
        await context.Response.StartAsync(cancellationToken);

        try
        {
            await import.Run(
                ContentCodings.Decode(context.Request),
                command.Importer,
                isHasty: true,
                async (outcomes, ending) =>
                {
                    await context.Response.BodyWriter.WriteAsync(OutcomeLines.Of(outcomes, traceId), ending);
                    done += outcomes.Count;
                },
                watch.Ending);
        }
        catch (Exception cut) when (ReasonOf(cut, watch) is { } reason)
        {
            // The status has gone out long since, and a connection that just ends looks like the network's fault.
            LogCut(done, reason.Code);
            await context.Response.BodyWriter.WriteAsync(OutcomeLines.Cut(done, reason, traceId), cancellationToken);
        }

        return true;
    }

    private async Task<Outcome<bool>> Spool(ImportPeopleCommand command, RightsWatch watch, CancellationToken cancellationToken)
    {
        var (context, traceId, done) = (command.Context, OutcomeLines.TraceIdOf(command.Context), 0L);
        await using var spool = new OutcomeSpool();

        try
        {
            await import.Run(
                ContentCodings.Decode(context.Request),
                command.Importer,
                isHasty: false,
                async (outcomes, ending) =>
                {
                    await spool.Write(OutcomeLines.Of(outcomes, traceId), ending);
                    done += outcomes.Count;
                },
                watch.Ending);
        }
        catch (BadHttpRequestException malformed) when (malformed.InnerException is InvalidDataException)
        {
            return Undecodable;
        }
        catch (OperationCanceledException) when (watch.Lost is { } lost)
        {
            if (done == 0)
            {
                return lost;
            }

            await spool.Write(OutcomeLines.Cut(done, lost, traceId), cancellationToken);
        }

        context.Response.ContentType = TransferContract.MediaType;
        await spool.Send(context.Response.BodyWriter, cancellationToken);
        return true;
    }

    /// <summary>Why an answer that has begun ends early; null when the reason is none of these.</summary>
    private static Problem? ReasonOf(Exception cut, RightsWatch watch) => cut switch
    {
        OperationCanceledException => watch.Lost,
        NpgsqlException => SqlStates.Problem(cut),
        BadHttpRequestException { InnerException: InvalidDataException } => Undecodable,
        _ => null,
    };

    private static readonly Problem Undecodable = new(
        StatusCodes.Status400BadRequest,
        "malformed-body",
        "The body is not what its Content-Encoding says, or it ends too early; lines before that place are imported.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "An import ended early, after {Done} lines: {Reason}")]
    private partial void LogCut(long done, string reason);

    private static readonly Problem WrongStream =
        new Problem(StatusCodes.Status400BadRequest, "invalid-fields", "Must be true or false.").About("stream");
}
