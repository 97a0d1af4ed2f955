using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetPerson;

internal sealed record GetPersonQuery(BaackRead Read) : IRequest<Outcome<BaackPerson>>;

internal sealed class GetPersonHandler(Database database) : IRequestHandler<GetPersonQuery, Outcome<BaackPerson>>
{
    public async Task<Outcome<BaackPerson>> Handle(GetPersonQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<PersonRow>(PersonRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
