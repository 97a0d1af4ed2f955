using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetOrganisation;

internal sealed class GetOrganisationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetOrganisation")
        .WithSummary("Read an organisation")
        .Reads()
        .AnswersRead<BaackOrganisation>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetOrganisationQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Unversioned);
    }
}
