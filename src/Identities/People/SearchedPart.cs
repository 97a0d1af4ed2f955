using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.People;

/// <summary>Which part of a search's people is asked for, for whom, and as of when.</summary>
/// <param name="After">The people behind this id; the empty id stands before all.</param>
/// <param name="Limit">At most so many; null for all.</param>
/// <param name="Reader">The subject of the caller's token; private notes are shown to their owner only.</param>
/// <param name="Moment">Now, to the microsecond.</param>
internal sealed record SearchedPart(Guid After, int? Limit, string? Reader, DateTime Moment)
{
    public static SearchedPart Of(Guid? after, int? limit, HttpContext context) => new(
        after ?? Guid.Empty,
        limit,
        context.User.SubjectOf(),
        context.RequestServices.GetRequiredService<TimeProvider>().Now());
}
