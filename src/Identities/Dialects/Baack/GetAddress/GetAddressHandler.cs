using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetAddress;

internal sealed record GetAddressQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackAddress>>>;

internal sealed class GetAddressHandler(Database database) : IRequestHandler<GetAddressQuery, Outcome<Versioned<BaackAddress>>>
{
    public async Task<Outcome<Versioned<BaackAddress>>> Handle(GetAddressQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<AddressRow>(AddressRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
