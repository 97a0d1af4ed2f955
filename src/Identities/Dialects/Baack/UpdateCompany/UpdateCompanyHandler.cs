using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.Baack.UpdateCompany;

internal sealed record UpdateCompanyCommand(BaackChange Change, Sent<BaackCompanyRequest> Company)
    : IRequest<Outcome<Versioned<BaackCompany>>>;

internal sealed class UpdateCompanyHandler(BaackChanges changes) : IRequestHandler<UpdateCompanyCommand, Outcome<Versioned<BaackCompany>>>
{
    public async Task<Outcome<Versioned<BaackCompany>>> Handle(UpdateCompanyCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackCompanyRequest, CompanyRow, BaackCompany>(
            command.Company, CompanyRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var company))
        {
            return refusal;
        }

        var parameters = new { company.Given, company.Value.Name, Parent = company.Value.ParentCompany?.Urn };

        return await changes.Write<CompanyRow, BaackCompany>(
            UpdateCompany, command.Change.OfCompany(), parameters, cancellationToken, refusalOf: AboveItself);
    }

    private static Problem? AboveItself(PostgresException refused)
        => refused.SqlState == BaackProblems.CompanyAboveItself ? BaackProblems.Invalid("parentCompany") : null;

    private const string UpdateCompany = """
        select begin_change_of_company(@Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update companies
        set    name              = case when 'name' = any (@Given) then @Name else name end,
               parent_company_id = case when 'parentCompany' = any (@Given) then @Parent else parent_company_id end,
               updated_at        = case when ('name' = any (@Given) and name is distinct from @Name)
                                          or ('parentCompany' = any (@Given) and parent_company_id is distinct from @Parent)
                                        then greatest(@Moment, updated_at)
                                        else updated_at
                                   end
        where  company_id = @Urn
        and    ('parentCompany' <> all (@Given) or @Parent::uuid is null or expect_parent_company(@Urn, @Parent, @Companies))
        returning company_id, name, parent_company_id, owner_company_id, row_version::text as mark;
        """;
}
