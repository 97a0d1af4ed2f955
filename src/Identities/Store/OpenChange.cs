using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Store;

/// <summary>
/// A change that concerns no person there is yet: of a definition, or the making of a person. Its members are the parameters of
/// <c>open_change</c> and of the functions that open the change of a definition.
/// </summary>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Origin">The surface that was spoken to.</param>
/// <param name="Moment">Now, to the microsecond.</param>
/// <param name="IfMatch">The versions that the caller accepts: null accepts any, an empty array none.</param>
/// <param name="IfMatchTags">The tags that those versions were read from.</param>
/// <param name="IfNoneMatch">The versions that the caller refuses.</param>
/// <param name="UnmodifiedSince">The second since which nothing may have changed.</param>
internal sealed record OpenChange(
    string? Actor, string Origin, DateTime Moment, long[]? IfMatch, string[]? IfMatchTags, long[]? IfNoneMatch, DateTime? UnmodifiedSince)
{
    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<OpenChange?> BindAsync(HttpContext context)
    {
        var guard = Preconditions.Of(context.Request);

        return new(new OpenChange(
            context.User.SubjectOf(),
            context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name,
            context.RequestServices.GetRequiredService<TimeProvider>().Now(),
            guard.IfMatch,
            guard.IfMatchTags,
            guard.IfNoneMatch,
            guard.UnmodifiedSince));
    }

    /// <summary>Whether the caller's preconditions forbid to write over what stands.</summary>
    public bool Refuses(string mark, DateTime modifiedAt)
        => new Preconditions(IfMatch, IfMatchTags, IfNoneMatch, UnmodifiedSince).Refuse(mark, modifiedAt);

    /// <summary>The parameters of a statement that opens this change and then writes.</summary>
    public Parameters With(object parameters) => Parameters.Of(this, parameters);

    /// <summary>The same, of a statement that changes who may do what: such statements wait for each other, whomever they concern.</summary>
    public Parameters WithRights(object parameters) => With(parameters).Locking(Rights);

    private static readonly Guid Rights = new("7d8f1b52-6f0a-4b0e-9a55-4f1f5f4d2c01");
}
