using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.UpdateIdentity;

internal sealed record UpdateIdentityCommand(BaackChange Change, Sent<BaackIdentityRequest> Identity)
    : IRequest<Outcome<Versioned<BaackIdentity>>>;

internal sealed class UpdateIdentityHandler(BaackChanges changes)
    : IRequestHandler<UpdateIdentityCommand, Outcome<Versioned<BaackIdentity>>>
{
    public async Task<Outcome<Versioned<BaackIdentity>>> Handle(UpdateIdentityCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackIdentityRequest, IdentityRow, BaackIdentity>(
            command.Identity, IdentityRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var identity))
        {
            return refusal;
        }

        var parameters = new
        {
            identity.Given,
            identity.Value.Name,
            CompanyIds = identity.Value.Companies!.Select(company => company.Urn).ToArray(),
            RowIds = identity.Value.Companies!.Select(_ => Guid.CreateVersion7()).ToArray(),
        };

        return await changes.Write<IdentityRow, BaackIdentity>(UpdateIdentity, command.Change, parameters, cancellationToken);
    }

    // Companies that the person works for already may be ones that the caller does not see: clients send back what they have read.
    // The first company added is the primary one when there is none. Those that stay share the positions that they have.
    private const string UpdateIdentity = """
        select begin_change_of_identity(@Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update people
        set    handle = case when 'name' = any (@Given) then @Name else handle end
        where  person_id = @Urn
        and    expect_companies(
                   array(select company_id from unnest(@CompanyIds::uuid[]) as company (company_id)
                         except
                         select company_id from person_companies where person_id = @Urn),
                   @Companies);

        delete from person_companies
        where  person_id = @Urn
        and    'companies' = any (@Given)
        and    company_id <> all (@CompanyIds::uuid[]);

        insert into person_companies (person_id, person_company_id, position, company_id, is_primary)
        select @Urn, row_id, coalesce(slot.position, last.position + company.place), company_id,
               not exists (select from person_companies where person_id = @Urn and is_primary)
               and company.place is not distinct from (
                   select min(place)
                   from   unnest(@CompanyIds::uuid[]) with ordinality as new (company_id, place)
                   where  not exists (select from person_companies stored
                                      where  stored.person_id = @Urn and stored.company_id = new.company_id))
        from   unnest(@RowIds::uuid[], @CompanyIds::uuid[]) with ordinality as company (row_id, company_id, place)
        left join (
            select position, row_number() over (order by position) as place
            from   person_companies
            where  person_id = @Urn
            group by position
        ) as slot on slot.place = company.place
        cross join (select coalesce(max(position), 0) as position from person_companies where person_id = @Urn) as last
        where  'companies' = any (@Given)
        on conflict (person_id, company_id) do update
        set    position = excluded.position;
        """ + IdentityRow.Select;
}
