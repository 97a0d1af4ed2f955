using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetAddress;

internal sealed record GetAddressQuery(BaackRead Read) : IRequest<Outcome<BaackAddress>>;

internal sealed class GetAddressHandler(Database database) : IRequestHandler<GetAddressQuery, Outcome<BaackAddress>>
{
    public async Task<Outcome<BaackAddress>> Handle(GetAddressQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<AddressRow>(AddressRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
