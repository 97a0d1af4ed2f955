using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetPerson;

internal sealed record GetPersonQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackPerson>>>;

internal sealed class GetPersonHandler(Database database) : IRequestHandler<GetPersonQuery, Outcome<Versioned<BaackPerson>>>
{
    public async Task<Outcome<Versioned<BaackPerson>>> Handle(GetPersonQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<PersonRow>(PersonRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
