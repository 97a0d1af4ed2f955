using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListPeople;

internal sealed class ListPeopleEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new ListFilters()
        .Text("q", "Words that must all be found, in any case: in the names, initials, job title, customer id, e-mail addresses or telephone numbers. Words of one or two characters are found where a word starts.")
        .AnyOf("owner.id", "The user who owns the person, as a UUID or an IRI.")
        .AnyOf("emailAddresses.email", "An e-mail address of the person, in any case.")
        .AnyOf("tags.id", "A tag that the person carries, as a UUID or an IRI.")
        .AnyOf("segments.uuid", "A segment that the person is in, as a UUID or an IRI.")
        .Exists("archivedAt", "Archived people only, or none of them.")
        .Order("familyName")
        .Order("createdAt")
        .Date("createdAt")
        .AnyOf("identifiers", "A LinkedIn id, an e-mail address or a telephone number of the person.")
        .Word("view", "idx", "idx answers the people's ids only.");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListPeople")
        .WithSummary("List people")
        .WithDescription(
            "Different filters must all be met; unknown ones, and values that make no sense, are passed over. Without an order people come as they " +
            "were made. Plain JSON is the array of the people alone.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersCollection<RogerRogerPeople>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ListQuery list, RogerRogerRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var idsOnly = list.Parameters.One("view") == "idx";
        var outcome = await mediator.Send(new ListPeopleQuery(list, PeopleFilter.Of(list), idsOnly, read), cancellationToken);
        return outcome.ToResult(found => idsOnly
            ? new IdsResult(Resource.Person, list, found.Ids, Filters)
            : new CollectionResult<RogerRogerPerson>(
                Resource.Person, list, found.People.Select(person => RogerRogerPerson.Show(person, list.Iris)), Filters));
    }
}
