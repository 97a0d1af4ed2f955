using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetClientIdentifier;

internal sealed record GetClientIdentifierQuery(BaackRead Read) : IRequest<Outcome<BaackClientIdentifier>>;

internal sealed class GetClientIdentifierHandler(Database database)
    : IRequestHandler<GetClientIdentifierQuery, Outcome<BaackClientIdentifier>>
{
    public async Task<Outcome<BaackClientIdentifier>> Handle(GetClientIdentifierQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<ClientIdentifierRow>(ClientIdentifierRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
