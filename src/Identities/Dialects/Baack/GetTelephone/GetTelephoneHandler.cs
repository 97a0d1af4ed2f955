using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetTelephone;

internal sealed record GetTelephoneQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackTelephone>>>;

internal sealed class GetTelephoneHandler(Database database) : IRequestHandler<GetTelephoneQuery, Outcome<Versioned<BaackTelephone>>>
{
    public async Task<Outcome<Versioned<BaackTelephone>>> Handle(GetTelephoneQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<TelephoneRow>(TelephoneRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
