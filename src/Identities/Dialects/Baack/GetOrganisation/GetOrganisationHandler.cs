using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetOrganisation;

internal sealed record GetOrganisationQuery(BaackRead Read) : IRequest<Outcome<BaackOrganisation>>;

internal sealed class GetOrganisationHandler(Database database) : IRequestHandler<GetOrganisationQuery, Outcome<BaackOrganisation>>
{
    public async Task<Outcome<BaackOrganisation>> Handle(GetOrganisationQuery query, CancellationToken cancellationToken)
    {
        var seesItsCompanies = await database.QueryOne<bool>(SeesAnyCompany, query.Read, cancellationToken);

        return seesItsCompanies && query.Read.Urn == BaackOrganisation.Only
            ? new BaackOrganisation { Urn = query.Read.Urn, Url = BaackReference.PathOf(BaackOrganisation.Type, query.Read.Urn) }
            : BaackProblems.NotFound;
    }

    // The deployment's own company is always there.
    private const string SeesAnyCompany =
        "select @Companies::uuid[] is null or exists (select from companies where company_id = any (@Companies))";
}
