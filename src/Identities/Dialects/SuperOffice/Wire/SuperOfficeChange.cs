using System.Globalization;
using System.Reflection;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>A change that is about to be opened. Its members are the parameters of the schema's <c>begin_change_of_number</c>.</summary>
/// <param name="Number">The person, as the path names it.</param>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Origin">The surface that was spoken to.</param>
/// <param name="Moment">Now, to the microsecond.</param>
/// <param name="IfMatch">The versions that the caller accepts: null accepts any, an empty array none.</param>
/// <param name="IfNoneMatch">The versions that the caller refuses.</param>
/// <param name="UnmodifiedSince">The second since which nothing may have changed.</param>
internal sealed record SuperOfficeChange(
    int Number, string? Actor, string Origin, DateTime Moment, long[]? IfMatch, long[]? IfNoneMatch, DateTime? UnmodifiedSince)
    : IEndpointParameterMetadataProvider, IContended
{
    /// <summary>The person, who is known by the number alone until the change is opened.</summary>
    public Guid? Contended { get; } = new Guid(Number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        // A person who is being made has no version to hold against the caller's.
        if (builder is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 })
        {
            builder.Metadata.Add(new VersionedMetadata(IsWrite: true));
        }
    }

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<SuperOfficeChange?> BindAsync(HttpContext context)
    {
        var guard = Preconditions.Of(context.Request, ignoresUnreadableDates: true);

        return new(new SuperOfficeChange(
            NumberIn(context),
            context.User.SubjectOf(),
            context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name,
            context.RequestServices.GetRequiredService<TimeProvider>().Now(),
            guard.IfMatch,
            guard.IfNoneMatch,
            guard.UnmodifiedSince));
    }

    private static int NumberIn(HttpContext context)
        => context.GetRouteValue("id") is string text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
}

/// <summary>A number in a path: digits of an int32, perhaps behind a minus, and nothing else. The framework's own <c>int</c> takes blanks and a plus.</summary>
internal sealed class NumberRouteConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => values.TryGetValue(routeKey, out var value)
           && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text
           && text.TrimStart('-').All(char.IsAsciiDigit)
           && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
