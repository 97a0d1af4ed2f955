using Identities.People.Transfers;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.People.ImportPeople;

internal sealed record ImportPeopleCommand(Importer Importer, HttpContext Context, string? Stream) : IRequest<Outcome<bool>>;

internal sealed class ImportPeopleHandler(PeopleImport import) : IRequestHandler<ImportPeopleCommand, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(ImportPeopleCommand command, CancellationToken cancellationToken)
    {
        var streams = false;

        if (!string.IsNullOrEmpty(command.Stream) && !bool.TryParse(command.Stream, out streams))
        {
            return WrongStream;
        }

        try
        {
            await (streams ? Stream(command, cancellationToken) : Spool(command, cancellationToken));
        }
        catch (BadHttpRequestException) when (command.Context.Response.HasStarted)
        {
            // What is missing must not look like the end.
            command.Context.Abort();
        }
        catch (BadHttpRequestException malformed) when (malformed.InnerException is InvalidDataException)
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

        await import.Run(
            ContentCodings.Decode(context.Request),
            command.Importer,
            isHasty: true,
            async (outcomes, ending) => await context.Response.BodyWriter.WriteAsync(OutcomeLines.Of(outcomes, traceId), ending),
            cancellationToken);
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

    private static readonly Problem WrongStream =
        new Problem(StatusCodes.Status400BadRequest, "invalid-fields", "Must be true or false.").About("stream");
}
