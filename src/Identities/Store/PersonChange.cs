using Identities.Platform.Data;
using System.Reflection;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace Identities.Store;

/// <summary>
/// A change of one person that is about to be opened: whose, by whom, through which surface, when, and on which versions. Its members
/// are the parameters of the schema's <c>begin_change</c>.
/// </summary>
/// <param name="PersonId">The person, as the path names it.</param>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Origin">The surface that was spoken to.</param>
/// <param name="Moment">Now, to the microsecond.</param>
/// <param name="IfMatch">The versions that the caller accepts: null accepts any, an empty array none.</param>
/// <param name="IfNoneMatch">The versions that the caller refuses.</param>
/// <param name="UnmodifiedSince">The second since which nothing may have changed.</param>
internal sealed record PersonChange(
    Guid PersonId, string? Actor, string Origin, DateTime Moment, long[]? IfMatch, long[]? IfNoneMatch, DateTime? UnmodifiedSince)
    : IEndpointParameterMetadataProvider, IContended
{
    Guid? IContended.Contended => PersonId;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Metadata.Add(new VersionedMetadata(IsWrite: true));

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<PersonChange?> BindAsync(HttpContext context)
    {
        var guard = Preconditions.Of(context.Request);

        return new(new PersonChange(
            Guid.Parse((string)context.GetRouteValue("personId")!),
            context.User.SubjectOf(),
            context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name,
            context.RequestServices.GetRequiredService<TimeProvider>().Now(),
            guard.IfMatch,
            guard.IfNoneMatch,
            guard.UnmodifiedSince));
    }

    /// <summary>The parameters of a statement that opens this change and then writes.</summary>
    public Parameters With(object parameters) => Parameters.Of(this, parameters);
}
