using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetDefaultPerson;

internal sealed record GetDefaultPersonQuery(AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class GetDefaultPersonHandler(ListCatalogue catalogue, TimeProvider clock) : IRequestHandler<GetDefaultPersonQuery, Outcome<ShownPerson>>
{
    public async Task<Outcome<ShownPerson>> Handle(GetDefaultPersonQuery query, CancellationToken cancellationToken)
    {
        if (query.Form.Rejected(out var rejection))
        {
            return rejection;
        }

        var nobody = PersonState.Nobody;
        var now = clock.Now();
        var lists = await catalogue.Read(cancellationToken);
        return new ShownPerson(nobody with { Person = nobody.Person with { CreatedAt = now, UpdatedAt = now } }, lists);
    }
}
