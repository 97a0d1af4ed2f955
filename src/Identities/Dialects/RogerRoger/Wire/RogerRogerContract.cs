using Identities.Dialects.RogerRoger.Lists;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>How this surface's endpoints say what callers see.</summary>
internal static class RogerRogerContract
{
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>The body of a POST or a PUT; <see cref="SentBody"/> refuses other media types.</summary>
    public static RouteHandlerBuilder TakesLinked<TBody>(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new RequestBodyMetadata(typeof(TBody), false, AnswerFormat.Linked, AnswerFormat.Plain));

    /// <summary>The body of a PATCH (RFC 7396): absent keeps, null clears.</summary>
    public static RouteHandlerBuilder TakesMergePatch<TBody>(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new RequestBodyMetadata(typeof(TBody), false, MergePatch));

    public static RouteHandlerBuilder AnswersItem<TItem>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK)
        where TItem : LinkedItem
        => endpoint.Produces<TItem>(status, AnswerFormat.Linked, AnswerFormat.Plain);

    /// <summary>An item of a kind that takes patches: the answer says in which format.</summary>
    public static RouteHandlerBuilder AnswersPatchable<TItem>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK)
        where TItem : LinkedItem
        => endpoint.AnswersItem<TItem>(status).WithMetadata(new PatchableMetadata());

    /// <summary>A page of a collection, and what it can be searched by.</summary>
    public static RouteHandlerBuilder AnswersCollection<TCollection>(this RouteHandlerBuilder endpoint, ListFilters filters)
        => endpoint.Produces<TCollection>(StatusCodes.Status200OK, AnswerFormat.Linked).WithMetadata(filters.Documented());

    /// <summary>The statuses an operation refuses with, beside those that every operation shares.</summary>
    public static RouteHandlerBuilder RefusesAsRogerRoger(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            if (status == StatusCodes.Status422UnprocessableEntity)
            {
                endpoint.Produces<RogerRogerViolations>(status, RogerRogerErrors.MediaType);
            }
            else
            {
                endpoint.Produces<RogerRogerError>(status, RogerRogerErrors.MediaType);
            }
        }

        return endpoint;
    }
}
