using System.Reflection;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>
/// A change of one person that is about to be opened. Its members are the parameters of the schema's <c>begin_change</c>.
/// </summary>
/// <param name="PersonId">The person, as the path names it in <c>id</c> or <c>personId</c>.</param>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Origin">The surface that was spoken to.</param>
/// <param name="Moment">Now, to the microsecond.</param>
/// <param name="IfMatch">The versions that the caller accepts: null accepts any, an empty array none.</param>
/// <param name="IfNoneMatch">The versions that the caller refuses.</param>
/// <param name="UnmodifiedSince">The second since which nothing may have changed.</param>
internal sealed record RogerRogerChange(
    Guid PersonId, string? Actor, string Origin, DateTime Moment, long[]? IfMatch, long[]? IfNoneMatch, DateTime? UnmodifiedSince)
    : IEndpointParameterMetadataProvider, IContended
{
    Guid? IContended.Contended => PersonId;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Metadata.Add(new VersionedMetadata(IsWrite: true));

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<RogerRogerChange?> BindAsync(HttpContext context)
    {
        var guard = Preconditions.Of(context.Request);

        return new(new RogerRogerChange(
            PersonIn(context),
            context.User.SubjectOf(),
            context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name,
            context.RequestServices.GetRequiredService<TimeProvider>().Now(),
            guard.IfMatch,
            guard.IfNoneMatch,
            guard.UnmodifiedSince));
    }

    private static Guid PersonIn(HttpContext context)
        => Guid.Parse((string)(context.GetRouteValue("personId") ?? context.GetRouteValue("id"))!);
}

/// <summary>A read: for whom, and as of when.</summary>
/// <param name="Reader">The subject of the caller's token; private notes are shown to their owner only.</param>
/// <param name="Moment">Now, to the microsecond: tags past their expiry are gone.</param>
internal sealed record RogerRogerRead(string? Reader, DateTime Moment)
{
    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<RogerRogerRead?> BindAsync(HttpContext context)
        => new(new RogerRogerRead(context.User.SubjectOf(), context.RequestServices.GetRequiredService<TimeProvider>().Now()));
}
