using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>How an endpoint says what callers see, in the words of its documentation.</summary>
internal static class EndpointContract
{
    /// <summary>The body: one JSON object of this shape.</summary>
    public static RouteHandlerBuilder TakesJson<TBody>(this RouteHandlerBuilder endpoint, bool optional = false)
        => endpoint.WithMetadata(new RequestBodyMetadata(typeof(TBody), optional, "application/json"));

    /// <summary>The answer to a request that went well.</summary>
    public static RouteHandlerBuilder Answers<TAnswer>(this RouteHandlerBuilder endpoint)
        => endpoint.Produces<TAnswer>(StatusCodes.Status200OK, "application/json");

    /// <summary>A read that answers the version of what it shows, and takes preconditions.</summary>
    public static RouteHandlerBuilder IsVersioned(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new VersionedMetadata(IsWrite: false));

    /// <summary>A write that takes preconditions.</summary>
    public static RouteHandlerBuilder IsGuarded(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new VersionedMetadata(IsWrite: true));

    /// <summary>The statuses an operation refuses with, beside those that every operation shares.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDocument>(status, "application/problem+json");
        }

        return endpoint;
    }
}

/// <summary>Marks operations on one person or one definition: both answer its entity tag and take preconditions.</summary>
internal sealed record VersionedMetadata(bool IsWrite);

/// <summary>A query parameter: one of a few words, or any text.</summary>
internal sealed record QueryMetadata(string Name, string? Default, IReadOnlyList<string>? Words, string Description)
{
    /// <summary>What a value is; a text when not said.</summary>
    public QueryKind Kind { get; init; }

    /// <summary>Whether the parameter may be repeated.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The name that generators make an identifier of, where the parameter's own would be taken already.</summary>
    public string? OriginalName { get; init; }
}

internal enum QueryKind
{
    Text,
    WholeNumber,
    Flag,
    Moment,
}

/// <summary>A request header beside those that HTTP itself gives a meaning.</summary>
internal sealed record HeaderMetadata(string Name, string Description);

/// <summary>What a surface's errors look like.</summary>
internal sealed record ErrorShape(Type Type, string MediaType)
{
    public static readonly ErrorShape Problem = new(typeof(ProblemDocument), "application/problem+json");

    /// <summary>The statuses that other surfaces share and this one never answers: its contract says the same with others.</summary>
    public IReadOnlyCollection<int> Never { get; init; } = [];
}
