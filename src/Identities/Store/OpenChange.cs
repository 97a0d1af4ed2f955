using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Store;

/// <summary>A change that concerns no person there is yet: of a definition, or the making of a person. Its members are the parameters of <c>open_change</c>.</summary>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Origin">The surface that was spoken to.</param>
/// <param name="Moment">Now, to the microsecond.</param>
internal sealed record OpenChange(string? Actor, string Origin, DateTime Moment)
{
    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<OpenChange?> BindAsync(HttpContext context) => new(new OpenChange(
        context.User.SubjectOf(),
        context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name,
        context.RequestServices.GetRequiredService<TimeProvider>().Now()));

    /// <summary>The parameters of a statement that opens this change and then writes.</summary>
    public Parameters With(object parameters) => Parameters.Of(this, parameters);
}
