using Identities.Aliases.DeleteAlias;
using Identities.Aliases.ListAliases;
using Identities.Aliases.UpsertAlias;
using Identities.Platform.Http;

namespace Identities.Aliases;

/// <summary>The names of a person.</summary>
internal static class AliasesSurface
{
    public static void MapAliases(this IEndpointRouteBuilder native) => native
        .MapGroup("/people/{personId:uuid}/aliases")
        .WithTags("Aliases")
        .Map<ListAliasesEndpoint>()
        .Map<UpsertAliasEndpoint>()
        .Map<DeleteAliasEndpoint>();
}
