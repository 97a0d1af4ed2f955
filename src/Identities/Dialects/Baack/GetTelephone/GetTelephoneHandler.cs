using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetTelephone;

internal sealed record GetTelephoneQuery(BaackRead Read) : IRequest<Outcome<BaackTelephone>>;

internal sealed class GetTelephoneHandler(Database database) : IRequestHandler<GetTelephoneQuery, Outcome<BaackTelephone>>
{
    public async Task<Outcome<BaackTelephone>> Handle(GetTelephoneQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<TelephoneRow>(TelephoneRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
