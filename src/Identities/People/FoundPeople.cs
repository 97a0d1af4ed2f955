using Identities.Platform.Http;

namespace Identities.People;

/// <summary>The people whom a search found: a page or all of them, or a sequence that is read while it is written.</summary>
internal abstract record FoundPeople
{
    private FoundPeople()
    {
    }

    public abstract IResult ToResult();

    /// <summary>People at hand, and the last one's id when more follow.</summary>
    public static FoundPeople Listed(IReadOnlyList<IdentityPersonItem> people, Guid? next) => new ListedPeople(people, next);

    /// <summary>People who are read page by page while the answer is under way.</summary>
    public static FoundPeople Streamed(IAsyncEnumerable<IdentityPersonItem> people) => new StreamedPeople(people);

    private sealed record ListedPeople(IReadOnlyList<IdentityPersonItem> People, Guid? Next) : FoundPeople
    {
        public override IResult ToResult() => PageResults.Ok(new PageOf<IdentityPersonItem>(People, Next));
    }

    private sealed record StreamedPeople(IAsyncEnumerable<IdentityPersonItem> People) : FoundPeople
    {
        public override IResult ToResult() => PageResults.Ok(People);
    }
}
