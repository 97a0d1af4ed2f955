using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.People.CreatePerson;

internal sealed class CreatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("CreatePerson")
        .WithSummary("Create a person")
        .WithDescription("With names, addresses, custom fields, tags and notes, or without any: an empty body makes a person with nothing yet.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesJson<CreatePersonRequest>(optional: true)
        .Answers<IdentityPersonItem>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        OpenChange change,
        ClaimsPrincipal caller,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var person = Read(body, change.Moment);
        var outcome = await mediator.Send(new CreatePersonCommand(change, caller.UsernameOf(), person), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }

    private static Input<CreatePersonRequest> Read(JsonBody body, DateTime now)
        => body.IsEmpty ? new CreatePersonRequest() : body.Read(fields => CreatePersonRequest.Read(fields, now));
}
