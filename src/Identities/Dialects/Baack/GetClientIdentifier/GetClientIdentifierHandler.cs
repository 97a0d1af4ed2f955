using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetClientIdentifier;

internal sealed record GetClientIdentifierQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackClientIdentifier>>>;

internal sealed class GetClientIdentifierHandler(Database database)
    : IRequestHandler<GetClientIdentifierQuery, Outcome<Versioned<BaackClientIdentifier>>>
{
    public async Task<Outcome<Versioned<BaackClientIdentifier>>> Handle(GetClientIdentifierQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<ClientIdentifierRow>(ClientIdentifierRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
