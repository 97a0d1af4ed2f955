using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetPerson;

internal sealed record GetPersonQuery(int Number, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class GetPersonHandler(PersonQueries people) : IRequestHandler<GetPersonQuery, Outcome<ShownPerson>>
{
    public async Task<Outcome<ShownPerson>> Handle(GetPersonQuery query, CancellationToken cancellationToken)
    {
        var finding = await people.Find(query.Number, cancellationToken);
        return finding.Then<ShownPerson>(person => query.Form.Rejected(out var rejection) ? rejection : person);
    }
}
