using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetPerson;

internal sealed class GetPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:number}", Handle)
        .WithName("SuperOfficeGetPerson")
        .WithSummary("Read a person")
        .WithDescription(
            "`$select` nulls what it does not name. `ETag` feeds `If-None-Match` here and `If-Match` in writes, `Last-Modified` " +
            "`If-Modified-Since` and `If-Unmodified-Since`.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .WithMetadata(new VersionedMetadata(IsWrite: false))
        .TakesWishes()
        .AnswersCarrier<PersonEntityWithLinks>()
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        int id,
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetPersonQuery(id, form), cancellationToken);
        return outcome.ToResult(person => new PersonResult(person, form, PersonResult.Manner.Read));
    }
}
