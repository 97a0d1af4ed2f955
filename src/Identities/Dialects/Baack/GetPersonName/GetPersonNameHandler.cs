using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetPersonName;

internal sealed record GetPersonNameQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackPersonName>>>;

internal sealed class GetPersonNameHandler(Database database) : IRequestHandler<GetPersonNameQuery, Outcome<Versioned<BaackPersonName>>>
{
    public async Task<Outcome<Versioned<BaackPersonName>>> Handle(GetPersonNameQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<PersonNameRow>(PersonNameRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
