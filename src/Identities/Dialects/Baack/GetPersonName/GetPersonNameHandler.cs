using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetPersonName;

internal sealed record GetPersonNameQuery(BaackRead Read) : IRequest<Outcome<BaackPersonName>>;

internal sealed class GetPersonNameHandler(Database database) : IRequestHandler<GetPersonNameQuery, Outcome<BaackPersonName>>
{
    public async Task<Outcome<BaackPersonName>> Handle(GetPersonNameQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<PersonNameRow>(PersonNameRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
