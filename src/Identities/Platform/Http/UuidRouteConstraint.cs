using System.Globalization;

namespace Identities.Platform.Http;

/// <summary>
/// An id in a path: exactly 36 characters, 8-4-4-4-12 hexadecimal digits. The framework's own <c>guid</c> takes other notations and blanks.
/// </summary>
internal sealed class UuidRouteConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => values.TryGetValue(routeKey, out var value)
           && Uuid.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), out _);
}
