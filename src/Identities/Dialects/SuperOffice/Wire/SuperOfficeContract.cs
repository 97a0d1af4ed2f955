using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Http;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>How this surface's endpoints say what callers see.</summary>
internal static class SuperOfficeContract
{
    /// <summary>The names under which a body is JSON; its shape says what it is.</summary>
    public static readonly string[] BodyTypes = ["application/json", "text/json", "application/json-patch+json", "application/merge-patch+json"];

    private static readonly string[] OtherAnswerTypes =
        ["text/json", "application/xml", "text/xml", "application/json-patch+json", "application/merge-patch+json"];

    /// <summary>An array of operations, or some members of a person; the query and headers that go with either.</summary>
    public static RouteHandlerBuilder TakesPerson(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new RequestBodyMetadata(typeof(PersonEntityWithLinks), false, BodyTypes)).TakesWishes();

    /// <summary><c>$select</c>, <c>SO-TimeZone</c> and the language headers.</summary>
    public static RouteHandlerBuilder TakesWishes(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(
        new QueryMetadata("$select", null, null, "The members to answer, parted by commas, in any case; / reaches into one. The others are null."),
        new HeaderMetadata("SO-TimeZone", "The zone of the dates in the answer and of those without a zone in the body: an ISO code or a number, and includeTZOffset to show offsets."),
        new HeaderMetadata("SO-Language", "The language of texts that have several; overrides Accept-Language. * or x switches translation off."),
        new HeaderMetadata("Accept-Language", "The language of texts that have several."));

    public static RouteHandlerBuilder AnswersCarrier<TCarrier>(this RouteHandlerBuilder endpoint)
        => endpoint.Produces<TCarrier>(StatusCodes.Status200OK, AnswerFormat.Default, OtherAnswerTypes);

    /// <summary>The statuses an operation refuses with, beside those that every operation shares.</summary>
    public static RouteHandlerBuilder RefusesAsSuperOffice(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<SuperOfficeError>(status, AnswerFormat.Default);
        }

        return endpoint;
    }
}
