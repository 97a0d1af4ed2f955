using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Roles.ListPermissions;

internal sealed class ListPermissionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListPermissions")
        .WithSummary("List the permissions there are, by category")
        .RequireAuthorization(Permissions.ReadRoles)
        .Answers<IReadOnlyList<PermissionCategory>>();

    private static async Task<IResult> Handle(IMediator mediator, CancellationToken cancellationToken)
        => TypedResults.Ok(await mediator.Send(new ListPermissionsQuery(), cancellationToken));
}

/// <summary>Permissions that are about one thing.</summary>
/// <param name="Category">What they are about.</param>
/// <param name="Permissions">Their names, as roles hold them.</param>
public sealed record PermissionCategory(string Category, IReadOnlyList<string> Permissions);
