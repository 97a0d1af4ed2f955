using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetIdentity;

internal sealed record GetIdentityQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackIdentity>>>;

internal sealed class GetIdentityHandler(Database database) : IRequestHandler<GetIdentityQuery, Outcome<Versioned<BaackIdentity>>>
{
    public async Task<Outcome<Versioned<BaackIdentity>>> Handle(GetIdentityQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<IdentityRow>(IdentityRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
