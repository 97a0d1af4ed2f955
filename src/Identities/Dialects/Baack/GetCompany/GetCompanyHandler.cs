using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetCompany;

internal sealed record GetCompanyQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackCompany>>>;

internal sealed class GetCompanyHandler(Database database) : IRequestHandler<GetCompanyQuery, Outcome<Versioned<BaackCompany>>>
{
    public async Task<Outcome<Versioned<BaackCompany>>> Handle(GetCompanyQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<CompanyRow>(CompanyRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
