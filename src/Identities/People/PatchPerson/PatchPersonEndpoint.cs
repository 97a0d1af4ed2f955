using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Identities.People.PatchPerson;

internal sealed class PatchPersonEndpoint : IEndpoint
{
    private const string JsonPatch = "application/json-patch+json";
    private const string JsonMergePatch = "application/merge-patch+json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPatch("/{personId:uuid}", Handle)
            .WithName("PatchPerson")
            .WithSummary("Patch a person: JSON Patch (RFC 6902) or JSON Merge Patch (RFC 7396)")
            .WithDescription("""
                Applied to the document that GET answers in the same `shape`, and answered in it. All of it is stored, or nothing. Items
                keep their ids; new ones may bring their own. `personId`, items' ids and a tag's `tagId` are read-only. At most 500
                operations; the body and the patched document may each have 1 MiB and 64 levels.
                """)
            .RequireAuthorization(Permissions.MutateAllIdentity, Permissions.ReadAllIdentity)
            .WithMetadata(
                new RequestBodyMetadata(typeof(IReadOnlyList<JsonPatchOperation>), false, JsonPatch),
                new RequestBodyMetadata(typeof(PersonMergePatch), false, JsonMergePatch))
            .Answers<IdentityPersonItem>()
            .Refuses(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status422UnprocessableEntity);

        routes.MapMethods("/{personId:uuid}", [HttpMethods.Options], TellPatchFormats).ExcludeFromDescription();
    }

    private static async Task<IResult> Handle(
        PersonChange change,
        PersonView view,
        ClaimsPrincipal caller,
        RawBody body,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var patch = PersonPatch.Read(body, IsJsonPatch(request), view);
        var outcome = await mediator.Send(new PatchPersonCommand(change, caller.UsernameOf(), patch), cancellationToken);
        return outcome.ToResult(patched =>
        {
            view.Rejected(out _, out var shape);
            return VersionedResults.Written(PersonDocument.Shown(patched, shape));
        });
    }

    private static bool IsJsonPatch(HttpRequest request)
        => request.ContentType!.TrimStart().StartsWith(JsonPatch, StringComparison.OrdinalIgnoreCase);

    private static NoContent TellPatchFormats(HttpResponse response)
    {
        response.Headers.Allow = "GET, HEAD, PATCH, DELETE, OPTIONS";
        response.Headers[Negotiation.AcceptPatch] = $"{JsonPatch}, {JsonMergePatch}";
        return TypedResults.NoContent();
    }
}
