using System.Reflection;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace Identities.Store;

/// <summary>A read of one person: whose, for whom, and as of when.</summary>
/// <param name="PersonId">The person, as the path names it.</param>
/// <param name="Reader">The subject of the caller's token; private notes are shown to their owner only.</param>
/// <param name="Moment">Now, to the microsecond: tags past their expiry are gone.</param>
internal sealed record PersonRead(Guid PersonId, string? Reader, DateTime Moment) : IEndpointParameterMetadataProvider
{
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Metadata.Add(new VersionedMetadata(IsWrite: false));

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<PersonRead?> BindAsync(HttpContext context) => new(new PersonRead(
        Guid.Parse((string)context.GetRouteValue("personId")!),
        context.User.SubjectOf(),
        context.RequestServices.GetRequiredService<TimeProvider>().Now()));
}
