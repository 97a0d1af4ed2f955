using Identities.Audit.ListChanges;
using Identities.Audit.ListPersonChanges;
using Identities.Platform.Http;

namespace Identities.Audit;

/// <summary>Who did what: the change log, read.</summary>
internal static class AuditSurface
{
    public static void MapAudit(this IEndpointRouteBuilder native)
    {
        native.MapGroup("/changes").WithTags("Audit").Map<ListChangesEndpoint>();
        native.MapGroup("/people/{personId:uuid}/changes").WithTags("Audit").Map<ListPersonChangesEndpoint>();
    }
}
