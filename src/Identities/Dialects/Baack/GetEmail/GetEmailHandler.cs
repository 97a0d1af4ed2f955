using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.GetEmail;

internal sealed record GetEmailQuery(BaackRead Read) : IRequest<Outcome<BaackEmail>>;

internal sealed class GetEmailHandler(Database database) : IRequestHandler<GetEmailQuery, Outcome<BaackEmail>>
{
    public async Task<Outcome<BaackEmail>> Handle(GetEmailQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<EmailRow>(EmailRow.Select, query.Read, cancellationToken) is { } row
            ? row.Shown()
            : BaackProblems.NotFound;
}
