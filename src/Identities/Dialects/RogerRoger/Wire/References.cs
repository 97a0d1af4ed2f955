using Identities.Platform.Data;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>What bodies refer to, looked up in one round trip.</summary>
internal sealed class References
{
    private const string CountryType = "Country";

    private readonly Dictionary<(string Type, Guid Id), FoundReference> found;
    private readonly string? knownCountry;

    private References(IReadOnlyList<FoundReference> found)
    {
        this.found = found.Where(row => row.Type != CountryType).ToDictionary(row => (row.Type, row.Id));
        knownCountry = found.FirstOrDefault(row => row.Type == CountryType)?.Code;
    }

    /// <summary>Looks up what is referred to; asks nothing when that is nothing.</summary>
    /// <param name="database">The store.</param>
    /// <param name="references">What is referred to.</param>
    /// <param name="country">The code of a country, or what is to be one.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public static async Task<References> Find(
        Database database, IReadOnlyCollection<Reference> references, string? country, CancellationToken cancellationToken)
        => new(references.Count == 0 && country is null
            ? []
            : await database.QueryAll<FoundReference>(Referred, Parameters(references, country), cancellationToken));

    /// <inheritdoc cref="Find(Database, IReadOnlyCollection{Reference}, string, CancellationToken)"/>
    public static async Task<References> Find(
        DatabaseTransaction transaction, IReadOnlyCollection<Reference> references, string? country, CancellationToken cancellationToken)
        => new(references.Count == 0 && country is null
            ? []
            : await transaction.QueryBatch(
                Referred, Parameters(references, country), async rows => (await rows.ReadAsync<FoundReference>()).ToReadOnly(), cancellationToken));

    /// <summary>The refusal of the first that does not exist; null when all do.</summary>
    public Problem? Missing(IEnumerable<Reference> references)
        => references.FirstOrDefault(reference => !found.ContainsKey((reference.Resource.Type, reference.Id))) is { } missing
            ? RogerRogerProblems.ItemNotFound(missing)
            : null;

    /// <summary>Whether a tag is put on nobody new.</summary>
    public bool IsDisabled(Reference reference) => found.TryGetValue((reference.Resource.Type, reference.Id), out var row) && row.Disabled;

    /// <summary>Whether the country that was looked up is one.</summary>
    public bool KnowsCountry(string code) => knownCountry == code;

    private static object Parameters(IReadOnlyCollection<Reference> references, string? country) => new
    {
        Country = country,
        People = IdsOf(references, Resource.Person),
        Tags = IdsOf(references, Resource.Tag),
        Segments = IdsOf(references, Resource.Segment),
        Organizations = IdsOf(references, Resource.Organization),
        Users = IdsOf(references, Resource.User),
        NoteCategories = IdsOf(references, Resource.NoteCategory),
        MediaObjects = IdsOf(references, Resource.MediaObject),
    };

    private static Guid[] IdsOf(IEnumerable<Reference> references, Resource resource)
        => [.. references.Where(reference => reference.Resource == resource && reference.Id != Guid.Empty).Select(reference => reference.Id).Distinct()];

    private sealed record FoundReference
    {
        public string Type { get; init; } = "";

        public Guid Id { get; init; }

        public bool Disabled { get; init; }

        public string? Code { get; init; }
    }

    // In sub-selects, so that one plan serves whatever is referred to.
    private const string Referred = """
        select 'Person' as type, person_id as id, false as disabled, null::text as code
        from   people where person_id = any ((select @People)::uuid[])
        union all
        select 'Tag', tag_id, disabled, null
        from   tags where tag_id = any ((select @Tags)::uuid[]) and deleted_at is null
        union all
        select 'Segment', segment_id, false, null
        from   segments where segment_id = any ((select @Segments)::uuid[])
        union all
        select 'Organization', company_id, false, null
        from   companies where company_id = any ((select @Organizations)::uuid[])
        union all
        select 'User', user_id, false, null
        from   users where user_id = any ((select @Users)::uuid[]) and deleted_at is null
        union all
        select 'NoteCategory', category_id, false, null
        from   note_categories where category_id = any ((select @NoteCategories)::uuid[])
        union all
        select 'MediaObject', media_object_id, false, null
        from   media_objects where media_object_id = any ((select @MediaObjects)::uuid[])
        union all
        select 'Country', null, false, country_code
        from   countries where country_code = (select @Country)
        """;
}
