using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetCompany;

internal sealed record GetCompanyQuery(BaackRead Read) : IRequest<Outcome<BaackCompany>>;

internal sealed class GetCompanyHandler(Database database) : IRequestHandler<GetCompanyQuery, Outcome<BaackCompany>>
{
    public async Task<Outcome<BaackCompany>> Handle(GetCompanyQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<CompanyRow>(CompanyRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
