using Identities.Platform.Http;

namespace Identities.Dialects.Baack;

/// <summary>A read of one object: which, for whom, and as of when. Its members are parameters of the reading statement.</summary>
/// <param name="Urn">The object, as the path names it.</param>
/// <param name="Companies">The companies that the caller is restricted to; null when to none.</param>
/// <param name="Moment">Now, to the microsecond: client identifiers past their expiry are gone.</param>
internal sealed record BaackRead(Guid Urn, Guid[]? Companies, DateTime Moment)
{
    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<BaackRead?> BindAsync(HttpContext context) => new(new BaackRead(
        Guid.Parse((string)context.GetRouteValue("urn")!),
        Visibility.Of(context).Companies,
        context.RequestServices.GetRequiredService<TimeProvider>().Now()));
}
