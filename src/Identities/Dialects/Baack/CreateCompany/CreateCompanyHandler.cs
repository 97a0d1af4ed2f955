using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreateCompany;

internal sealed record CreateCompanyCommand(BaackChange Change, Sent<BaackCompanyRequest> Company)
    : IRequest<Outcome<Versioned<BaackCompany>>>;

internal sealed class CreateCompanyHandler(BaackChanges changes) : IRequestHandler<CreateCompanyCommand, Outcome<Versioned<BaackCompany>>>
{
    public async Task<Outcome<Versioned<BaackCompany>>> Handle(CreateCompanyCommand command, CancellationToken cancellationToken)
    {
        if (command.Change.Companies is not null)
        {
            return BaackProblems.NotFound;
        }

        if (command.Company.Rejected(out var rejection, out var company))
        {
            return rejection;
        }

        var parameters = new { company.Name, Parent = company.ParentCompany?.Urn, Owner = company.Owner?.Urn };

        return await changes.Write<CompanyRow, BaackCompany>(CreateCompany, command.Change, parameters, cancellationToken);
    }

    private const string CreateCompany = """
        select open_change(@Actor, @Origin, @Moment);

        insert into companies (company_id, name, parent_company_id, owner_company_id, created_at, updated_at)
        select @Urn, @Name, @Parent, @Owner, @Moment, @Moment
        where  expect_companies(array_remove(array[@Parent, @Owner]::uuid[], null), null)
        returning company_id, name, parent_company_id, owner_company_id, row_version::text as mark;
        """;
}
