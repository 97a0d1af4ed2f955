using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetConsent;

internal sealed record GetConsentQuery(int Number, string Purpose) : IRequest<Outcome<bool>>;

internal sealed class GetConsentHandler(PersonQueries people, ListCatalogue catalogue) : IRequestHandler<GetConsentQuery, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(GetConsentQuery query, CancellationToken cancellationToken)
    {
        var finding = await people.Find(query.Number, cancellationToken);

        if (finding.Refused(out var problem, out var person))
        {
            return problem;
        }

        if ((await catalogue.Read(cancellationToken)).FindByKey(Lists.Purposes, query.Purpose) is not { } purpose)
        {
            return SuperOfficeProblems.UnknownPurpose;
        }

        return person.Document["Consents"]!.AsArray().Any(consent => (int)consent!["ConsentPurposeId"]! == purpose.ItemId);
    }
}
