using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetCompany;

internal sealed class GetCompanyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetCompany")
        .WithSummary("Read a company")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackCompany>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetCompanyQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
