using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetIdentity;

internal sealed record GetIdentityQuery(BaackRead Read) : IRequest<Outcome<BaackIdentity>>;

internal sealed class GetIdentityHandler(Database database) : IRequestHandler<GetIdentityQuery, Outcome<BaackIdentity>>
{
    public async Task<Outcome<BaackIdentity>> Handle(GetIdentityQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<IdentityRow>(IdentityRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
