using Identities.Platform.Security;
using MediatR;

namespace Identities.Roles.ListPermissions;

internal sealed record ListPermissionsQuery : IRequest<IReadOnlyList<PermissionCategory>>;

internal sealed class ListPermissionsHandler : IRequestHandler<ListPermissionsQuery, IReadOnlyList<PermissionCategory>>
{
    private static readonly IReadOnlyList<PermissionCategory> All =
        [.. Permissions.Categories.Select(category => new PermissionCategory(category.Category, category.Permissions))];

    public Task<IReadOnlyList<PermissionCategory>> Handle(ListPermissionsQuery query, CancellationToken cancellationToken) => Task.FromResult(All);
}
