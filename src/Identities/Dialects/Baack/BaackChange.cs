using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;

namespace Identities.Dialects.Baack;

/// <summary>
/// A change that is about to be opened. Its members are the parameters of the schema's <c>begin_change_of_identity</c>,
/// <c>begin_change_of_item</c> and <c>begin_change_of_company</c>.
/// </summary>
/// <param name="Urn">The object, as the path names it; of one that is about to be made, its id if it becomes one.</param>
/// <param name="Companies">The companies that the caller is restricted to; null when to none.</param>
/// <param name="Actor">The subject of the caller's token.</param>
/// <param name="Origin">The surface that was spoken to.</param>
/// <param name="Moment">Now, to the microsecond.</param>
/// <param name="IfMatch">The versions that the caller accepts: null accepts any, an empty array none.</param>
/// <param name="IfMatchTags">The tags that those versions were read from.</param>
/// <param name="IfNoneMatch">The versions that the caller refuses.</param>
/// <param name="UnmodifiedSince">The second since which nothing may have changed.</param>
internal sealed record BaackChange(
    Guid Urn,
    Guid[]? Companies,
    string? Actor,
    string Origin,
    DateTime Moment,
    long[]? IfMatch,
    string[]? IfMatchTags,
    long[]? IfNoneMatch,
    DateTime? UnmodifiedSince) : IContended
{
    // Any change of a company locks the deployment's own.
    private static readonly Guid AllCompanies = Guid.Parse("01900000-0000-7000-8000-000000000001");

    /// <summary>What is locked, as the caller names it: the object itself where nothing else is said.</summary>
    public Guid? Contended { get; init; } = Urn;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<BaackChange?> BindAsync(HttpContext context)
    {
        var guard = Preconditions.Of(context.Request);

        return new(new BaackChange(
            context.GetRouteValue("urn") is string urn ? Guid.Parse(urn) : Guid.CreateVersion7(),
            Visibility.Of(context).Companies,
            context.User.SubjectOf(),
            context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name,
            context.RequestServices.GetRequiredService<TimeProvider>().Now(),
            guard.IfMatch,
            guard.IfMatchTags,
            guard.IfNoneMatch,
            guard.UnmodifiedSince));
    }

    /// <summary>The change of a company.</summary>
    public BaackChange OfCompany() => this with { Contended = AllCompanies };

    /// <summary>The making of something within another object, which is locked for it.</summary>
    public BaackChange Within(Guid urn) => this with { Contended = urn };

    /// <summary>Why something is not made: to who sees nothing at all, nothing else is told than that there is nothing.</summary>
    public Problem Refuse(Problem rejection) => Companies is [] ? BaackProblems.NotFound : rejection;

    /// <summary>Whether the caller's preconditions forbid to write over what stands.</summary>
    public bool Refuses(string mark, DateTime modifiedAt)
        => new Preconditions(IfMatch, IfMatchTags, IfNoneMatch, UnmodifiedSince).Refuse(mark.Split('-')[0], modifiedAt);

    /// <summary>The read that shows what this change found.</summary>
    public BaackRead Read() => new(Urn, Companies, Moment);

    /// <summary>The parameters of a statement that opens this change and then writes.</summary>
    public Parameters With(object parameters) => Parameters.Of(this, parameters);
}
