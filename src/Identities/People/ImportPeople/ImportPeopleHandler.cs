using Identities.People.Transfers;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.People.ImportPeople;

internal sealed record ImportPeopleCommand(Importer Importer, HttpContext Context, string? Stream) : IRequest<Outcome<bool>>;

internal sealed partial class ImportPeopleHandler(PeopleImport import, Database database, ILogger<ImportPeopleHandler> logger)
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

        try
        {
            await (streams ? Stream(command, cancellationToken) : Spool(command, cancellationToken));
        }
        catch (BadHttpRequestException malformed) when (malformed.InnerException is InvalidDataException && !command.Context.Response.HasStarted)
        {
            return Undecodable;
        }

        return true;
    }

    private async Task Stream(ImportPeopleCommand command, CancellationToken cancellationToken)
    {
        var (context, traceId) = (command.Context, OutcomeLines.TraceIdOf(command.Context));
        context.SendUnbuffered();
        context.Response.ContentType = TransferContract.MediaType;
        await context.Response.StartAsync(cancellationToken);

        var done = 0L;

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
                cancellationToken);
        }
        catch (NpgsqlException exception) when (SqlStates.Problem(exception) is { } problem)
        {
            // The status has gone out long since, and a connection that just ends looks like the network's fault.
            LogCut(done, exception.SqlState);
            await context.Response.BodyWriter.WriteAsync(OutcomeLines.Cut(done, problem, traceId), cancellationToken);
        }
        catch (BadHttpRequestException malformed) when (malformed.InnerException is InvalidDataException)
        {
            await context.Response.BodyWriter.WriteAsync(OutcomeLines.Cut(done, Undecodable, traceId), cancellationToken);
        }
    }

    private async Task Spool(ImportPeopleCommand command, CancellationToken cancellationToken)
    {
        var (context, traceId) = (command.Context, OutcomeLines.TraceIdOf(command.Context));
        await using var spool = new OutcomeSpool();

        await import.Run(
            ContentCodings.Decode(context.Request),
            command.Importer,
            isHasty: false,
            async (outcomes, ending) => await spool.Write(OutcomeLines.Of(outcomes, traceId), ending),
            cancellationToken);

        context.Response.ContentType = TransferContract.MediaType;
        await spool.Send(context.Response.BodyWriter, cancellationToken);
    }

    private static readonly Problem Undecodable = new(
        StatusCodes.Status400BadRequest,
        "malformed-body",
        "The body is not what its Content-Encoding says, or it ends too early; lines before that place are imported.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database was away for too long, an import ended after {Done} lines: {SqlState}")]
    private partial void LogCut(long done, string? sqlState);

    private static readonly Problem WrongStream =
        new Problem(StatusCodes.Status400BadRequest, "invalid-fields", "Must be true or false.").About("stream");
}
