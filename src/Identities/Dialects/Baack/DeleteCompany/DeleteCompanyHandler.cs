using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.Baack.DeleteCompany;

internal sealed record DeleteCompanyCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeleteCompanyHandler(BaackChanges changes) : IRequestHandler<DeleteCompanyCommand, Outcome<Versioned<bool>>>
{
    private static readonly Guid OwnCompany = Guid.Parse("01900000-0000-7000-8000-000000000001");

    public async Task<Outcome<Versioned<bool>>> Handle(DeleteCompanyCommand command, CancellationToken cancellationToken)
    {
        var outcome = await changes.Delete(DeleteCompany, command.Change.OfCompany(), cancellationToken, Needed);
        return outcome.Then<Versioned<bool>>(deleted => command.Change.Urn == OwnCompany ? Refused : deleted);
    }

    // Whatever refers to a company holds it by a foreign key.
    private static Problem? Needed(PostgresException refused)
        => refused.SqlState == PostgresErrorCodes.ForeignKeyViolation ? Refused : null;

    private static Problem Refused => BaackProblems.Invalid("urn");

    // The deployment's own company stays; it is seen or not like any other.
    private const string DeleteCompany = """
        select begin_change_of_company(@Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with deleted as (
            delete from companies
            where  company_id = @Urn
            and    company_id <> '01900000-0000-7000-8000-000000000001'
        )
        select true;
        """;
}
