using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetPerson;

internal sealed record GetPersonQuery(Guid PersonId, RogerRogerRead Read) : IRequest<Outcome<PersonState>>;

internal sealed class GetPersonHandler(Database database) : IRequestHandler<GetPersonQuery, Outcome<PersonState>>
{
    // One statement, and so one moment: nothing that is written meanwhile tears the answer.
    public async Task<Outcome<PersonState>> Handle(GetPersonQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<PersonRow>(PersonRow.SelectOne, new { query.PersonId, query.Read.Moment }, cancellationToken) is { } person
            ? person.ToState()
            : RogerRogerProblems.NotFound;
}
