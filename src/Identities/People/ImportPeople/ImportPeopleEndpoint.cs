using System.Security.Claims;
using Identities.People.Transfers;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.People.ImportPeople;

internal sealed class ImportPeopleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/import", Handle)
        .WithName("ImportPeople")
        .WithSummary("Bring people in, one to a line")
        .WithDescription("""
            Each line is one person, as an export writes them: at most 1 MiB, and as many lines as there are. A line with a `personId` means
            that person, and makes them when nobody has the id. A line without one means the person who has one of its `clientIdentifiers`, and
            makes somebody new when nobody has. A collection that a line names is the whole one; one that it leaves out stays as it is. The same
            lines again change nothing. The body may come compressed, with `Content-Encoding: gzip` or `br`.

            The answer has a line for each: its number, the person's id, `created`, `updated`, `unchanged` or `failed`, and why it failed. A
            line that fails fails alone. The answer comes when the last line has been read. With `stream=true` it comes while lines are still
            being sent, for clients that read and send at once; one that cannot go on to the end says so in its last line, which is
            `{"cut": true, "done": 1000, "problem": {…}}`: so many lines are done.

            An import whose caller may no longer write ends within a second, with that last line; when nothing was done yet, the answer is the
            403 or 401 itself.

            Lines are written in transactions of many people, never of half a person. When an import ends early, what it has written stays, and
            the same lines again write the rest.
            """)
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .WithMetadata(new QueryMetadata("stream", "false", ["true", "false"], "Answers line by line while the body is still being read."))
        .TakesLines<PersonToImport>()
        .AnswersLines<ImportedLine>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(
        OpenChange change,
        ClaimsPrincipal caller,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        context.ExpectSlowBody();
        var importer = new Importer(change.Actor, caller.UsernameOf(), change.Origin);
        var command = new ImportPeopleCommand(importer, context, context.Request.Query["stream"]);
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(_ => TypedResults.Empty);
    }
}
