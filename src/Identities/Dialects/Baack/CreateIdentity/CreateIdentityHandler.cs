using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreateIdentity;

internal sealed record CreateIdentityCommand(BaackChange Change, Sent<BaackIdentityRequest> Identity)
    : IRequest<Outcome<Versioned<BaackIdentity>>>;

internal sealed class CreateIdentityHandler(BaackChanges changes)
    : IRequestHandler<CreateIdentityCommand, Outcome<Versioned<BaackIdentity>>>
{
    public async Task<Outcome<Versioned<BaackIdentity>>> Handle(CreateIdentityCommand command, CancellationToken cancellationToken)
    {
        if (command.Identity.Rejected(out var rejection, out var identity))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new
        {
            Owner = identity.Owner!.Urn,
            identity.Name,
            CompanyIds = identity.Companies!.Select(company => company.Urn).ToArray(),
            RowIds = identity.Companies!.Select(_ => Guid.CreateVersion7()).ToArray(),
        };

        return await changes.Write<IdentityRow, BaackIdentity>(CreateIdentity, command.Change, parameters, cancellationToken);
    }

    private const string CreateIdentity = """
        select open_change(@Actor, @Origin, @Moment);

        insert into people (person_id, owner_company_id, handle, created_at, created_by, updated_at, updated_by)
        select @Urn, @Owner, @Name, @Moment, @Actor, @Moment, @Actor
        where  expect_companies(array_append(@CompanyIds::uuid[], @Owner), @Companies);

        insert into person_companies (person_id, person_company_id, position, company_id, is_primary)
        select @Urn, row_id, place, company_id, place = 1
        from   unnest(@RowIds::uuid[], @CompanyIds::uuid[]) with ordinality as company (row_id, company_id, place);
        """ + IdentityRow.Select;
}
