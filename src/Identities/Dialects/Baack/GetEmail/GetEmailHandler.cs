using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetEmail;

internal sealed record GetEmailQuery(BaackRead Read) : IRequest<Outcome<Versioned<BaackEmail>>>;

internal sealed class GetEmailHandler(Database database) : IRequestHandler<GetEmailQuery, Outcome<Versioned<BaackEmail>>>
{
    public async Task<Outcome<Versioned<BaackEmail>>> Handle(GetEmailQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<EmailRow>(EmailRow.Select, query.Read, cancellationToken) is { } row
            ? row.Read()
            : BaackProblems.NotFound;
}
