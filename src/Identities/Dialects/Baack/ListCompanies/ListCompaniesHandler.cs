using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.ListCompanies;

internal sealed record ListCompaniesQuery(Visibility Visibility, string? After) : IRequest<Outcome<BaackCompanies>>;

internal sealed class ListCompaniesHandler(Database database) : IRequestHandler<ListCompaniesQuery, Outcome<BaackCompanies>>
{
    private const int PageLength = 100;

    public async Task<Outcome<BaackCompanies>> Handle(ListCompaniesQuery query, CancellationToken cancellationToken)
    {
        if (query.Visibility.IsStranger)
        {
            return BaackProblems.NotFound;
        }

        var after = Guid.Empty;

        if (query.After is not null && !Uuid.TryParse(query.After, out after))
        {
            return BaackProblems.Invalid("after");
        }

        var parameters = new { query.Visibility.Companies, After = after, Most = PageLength + 1 };
        var rows = query.Visibility.IsRestricted
            ? await database.QueryAll<Guid>(TheirCompanies, parameters, cancellationToken)
            : await database.QueryAll<Guid>(AllCompanies, parameters, cancellationToken);
        var page = PageOf<Guid>.Of(rows, PageLength, company => company);

        return new BaackCompanies
        {
            Companies = BaackReference.ToAll(BaackCompany.Type, [.. page.Items]),
            NextPage = page.Next is { } last ? $"{BaackSurface.Prefix}/companies?after={last}" : null,
        };
    }

    // A token may name companies that are gone.
    private const string TheirCompanies = """
        select   company_id
        from     companies
        where    company_id = any ((select @Companies)::uuid[])
        and      company_id > @After
        order by company_id
        limit    @Most
        """;

    private const string AllCompanies = """
        select   company_id
        from     companies
        where    company_id > @After
        order by company_id
        limit    @Most
        """;
}
