using Identities.PersonTags.DeletePersonTag;
using Identities.PersonTags.ListPersonTags;
using Identities.PersonTags.UpsertPersonTag;
using Identities.Platform.Http;

namespace Identities.PersonTags;

/// <summary>The tags that a person carries.</summary>
internal static class PersonTagsSurface
{
    public static void MapPersonTags(this IEndpointRouteBuilder native) => native
        .MapGroup("/people/{personId:uuid}/tags")
        .WithTags("Person tags")
        .Map<ListPersonTagsEndpoint>()
        .Map<UpsertPersonTagEndpoint>()
        .Map<DeletePersonTagEndpoint>();
}
