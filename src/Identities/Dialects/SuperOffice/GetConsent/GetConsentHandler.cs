using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetConsent;

internal sealed record GetConsentQuery(int Number, string Purpose) : IRequest<Outcome<GivenConsent>>;

/// <summary>Whether a consent is given, and the version of the person.</summary>
internal sealed record GivenConsent(bool IsGiven, Mark Mark);

internal sealed class GetConsentHandler(Database database, ListCatalogue catalogue, TimeProvider clock)
    : IRequestHandler<GetConsentQuery, Outcome<GivenConsent>>
{
    public async Task<Outcome<GivenConsent>> Handle(GetConsentQuery query, CancellationToken cancellationToken)
    {
        if (await database.QueryOne<Given>(GivenConsents, new { query.Number, Moment = clock.Now() }, cancellationToken) is not { } given)
        {
            return SuperOfficeProblems.NotFound(query.Number);
        }

        return (await catalogue.Of(given.ListVersion, cancellationToken)).FindByKey(KnownLists.Purposes, query.Purpose) is { } purpose
            ? new GivenConsent(given.Purposes.Contains(purpose.ItemId), new Mark(given.Mark, given.ModifiedAt))
            : SuperOfficeProblems.UnknownPurpose;
    }

    private sealed record Given
    {
        public long ListVersion { get; init; }

        public int[] Purposes { get; init; } = [];

        public string? Mark { get; init; }

        public DateTime? ModifiedAt { get; init; }
    }

    private const string GivenConsents = """
        select (select version from list_version) as list_version,
               array(select purpose_id
                     from   consents
                     where  consents.person_id = people.person_id
                     and    legal_base_id not in (
                                select item_id from list_items where list = 'legalbase' and item_key = 'WITHDRAWN')) as purposes,
               carrier_mark(person_id, @Moment) as mark, updated_at as modified_at
        from   people
        where  person_number = @Number
        """;
}
