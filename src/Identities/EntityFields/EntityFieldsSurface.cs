using Identities.EntityFields.DeleteEntityField;
using Identities.EntityFields.ListEntityFields;
using Identities.EntityFields.UpsertEntityField;
using Identities.Platform.Http;

namespace Identities.EntityFields;

/// <summary>The custom fields of a person.</summary>
internal static class EntityFieldsSurface
{
    public static void MapEntityFields(this IEndpointRouteBuilder native) => native
        .MapGroup("/people/{personId:uuid}/entityFields")
        .WithTags("Entity fields")
        .Map<ListEntityFieldsEndpoint>()
        .Map<UpsertEntityFieldEndpoint>()
        .Map<DeleteEntityFieldEndpoint>();
}
