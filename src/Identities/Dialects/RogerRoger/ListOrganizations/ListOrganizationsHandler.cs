using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListOrganizations;

internal sealed record ListOrganizationsQuery(RogerRogerRead Read, ListQuery List) : IRequest<Outcome<PageOf<OrganizationRow>>>;

internal sealed class ListOrganizationsHandler(Pages pages) : IRequestHandler<ListOrganizationsQuery, Outcome<PageOf<OrganizationRow>>>
{
    public async Task<Outcome<PageOf<OrganizationRow>>> Handle(ListOrganizationsQuery query, CancellationToken cancellationToken)
        => query.List.Rejected(out var rejection)
            ? rejection
            : await pages.Read<OrganizationRow>(OrganizationsOfPage, query.List, new { query.Read.Moment }, cancellationToken);

    // Those that are passed over are passed over in the index.
    private const string OrganizationsOfPage = """
        select case when counted <= 10000 then counted
                    else (select greatest(counted, reltuples::bigint) from pg_class where oid = 'companies'::regclass)
               end
        from   (select count(*) as counted from (select from companies limit 10001) as bounded) as counting;

        """ + OrganizationRow.Columns + """
        from   (select company_id
                from   companies
                order by created_at, company_id
                limit  @Rows
                offset @Skipped) as page
        join   companies c on c.company_id = page.company_id
        """ + OrganizationRow.Joins + "order by c.created_at, c.company_id;";
}
