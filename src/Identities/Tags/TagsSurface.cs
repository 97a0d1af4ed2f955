using Identities.Platform.Http;
using Identities.Tags.CreateTag;
using Identities.Tags.DeleteTag;
using Identities.Tags.GetTag;
using Identities.Tags.ListTags;
using Identities.Tags.UpdateTag;

namespace Identities.Tags;

/// <summary>Tag definitions: the native API's Tag Management.</summary>
internal static class TagsSurface
{
    public static void MapTags(this IEndpointRouteBuilder native) => native
        .MapGroup("/Tags")
        .WithTags("Tags")
        .Map<ListTagsEndpoint>()
        .Map<GetTagEndpoint>()
        .Map<CreateTagEndpoint>()
        .Map<UpdateTagEndpoint>()
        .Map<DeleteTagEndpoint>();
}
