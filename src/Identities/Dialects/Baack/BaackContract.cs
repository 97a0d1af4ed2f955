using Identities.Platform.Security;

namespace Identities.Dialects.Baack;

/// <summary>How this surface's endpoints say what callers see.</summary>
internal static class BaackContract
{
    private const string Json = "application/json";

    /// <summary>Whoever may not is answered as if there were nothing; a token's companies stand in for the permission.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new ConcealedPermission(Permissions.ReadAllIdentity));

    /// <inheritdoc cref="Reads"/>
    public static RouteHandlerBuilder Mutates(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new ConcealedPermission(Permissions.MutateAllIdentity));

    public static RouteHandlerBuilder AnswersCreated<TAnswer>(this RouteHandlerBuilder endpoint)
        => endpoint.Produces<TAnswer>(StatusCodes.Status201Created, Json)
            .RefusesAsBaack(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    public static RouteHandlerBuilder AnswersRead<TAnswer>(this RouteHandlerBuilder endpoint)
        => endpoint.Produces<TAnswer>(StatusCodes.Status200OK, Json).RefusesAsBaack(StatusCodes.Status404NotFound);

    public static RouteHandlerBuilder AnswersUpdated<TAnswer>(this RouteHandlerBuilder endpoint)
        => endpoint.Produces<TAnswer>(StatusCodes.Status202Accepted, Json)
            .RefusesAsBaack(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    public static RouteHandlerBuilder AnswersDeleted(this RouteHandlerBuilder endpoint)
        => endpoint.Produces(StatusCodes.Status202Accepted).RefusesAsBaack(StatusCodes.Status404NotFound);

    /// <summary>The statuses an operation refuses with, beside those that every operation shares.</summary>
    public static RouteHandlerBuilder RefusesAsBaack(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<BaackError>(status, Json);
        }

        return endpoint;
    }
}
