using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetConsent;

internal sealed record GetConsentQuery(int Number, string Purpose) : IRequest<Outcome<bool>>;

internal sealed class GetConsentHandler(Database database, ListCatalogue catalogue) : IRequestHandler<GetConsentQuery, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(GetConsentQuery query, CancellationToken cancellationToken)
    {
        if (await database.QueryOne<Given>(GivenConsents, new { query.Number }, cancellationToken) is not { } given)
        {
            return SuperOfficeProblems.NotFound(query.Number);
        }

        return (await catalogue.Of(given.ListVersion, cancellationToken)).FindByKey(Lists.Purposes, query.Purpose) is { } purpose
            ? given.Purposes.Contains(purpose.ItemId)
            : SuperOfficeProblems.UnknownPurpose;
    }

    private sealed record Given
    {
        public long ListVersion { get; init; }

        public int[] Purposes { get; init; } = [];
    }

    private const string GivenConsents = """
        select (select version from list_version) as list_version,
               array(select purpose_id
                     from   consents
                     where  consents.person_id = people.person_id
                     and    legal_base_id not in (select item_id from list_items where list = 'legalbase' and item_key = 'WITHDRAWN')) as purposes
        from   people
        where  person_number = @Number
        """;
}
