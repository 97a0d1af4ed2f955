using Identities.Platform.Http;

namespace Identities.People;

/// <summary>The people whom a search found: complete and streamed, or one page and the last one's id when more follow.</summary>
internal sealed record FoundPeople(IAsyncEnumerable<IdentityPersonItem> People, Guid? Next)
{
    public IResult ToResult() => PageResults.Ok(People, Next);
}
