using Identities.People.Transfers;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.People.ExportPeople;

internal sealed class ExportPeopleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/export", Handle)
        .WithName("ExportPeople")
        .WithSummary("Take all people out, one to a line")
        .WithDescription("""
            Everybody as they are at one moment, in the order of ids: each line is one person as GET answers them, and who they are in other
            systems. Private notes of others are left out, and the caller's own are marked with `isPrivate`. An import takes the lines as they are.
            An export that breaks off ends its connection without the end of the answer; so does one that is not read for 30 seconds, and, within
            a second, one whose caller may no longer read.
            """)
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersLines<ExportedPerson>();

    private static async Task<IResult> Handle(HttpContext context, TimeProvider clock, IMediator mediator, CancellationToken cancellationToken)
    {
        var query = new ExportPeopleQuery(context.User.SubjectOf(), clock.Now(), context);
        var outcome = await mediator.Send(query, cancellationToken);
        return outcome.ToResult(_ => TypedResults.Empty);
    }
}
