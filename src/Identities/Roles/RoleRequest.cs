using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;

namespace Identities.Roles;

/// <summary>A role as a caller sends it.</summary>
public sealed record RoleRequest
{
    private const int MaxName = 128;

    /// <summary>What the role is called: not blank, at most 128 characters, unique ignoring case.</summary>
    [MaxLength(MaxName)]
    public required string Name { get; init; }

    /// <summary>All permissions of the role, named as <c>GET /api/v1/permissions</c> names them.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    internal static RoleRequest Read(JsonFields fields)
    {
        var name = fields.Text("name", MaxName)?.Trim() ?? "";
        var permissions = fields.Words("permissions", Platform.Security.Permissions.All);

        if (!fields.AnyRefused && name.Length == 0)
        {
            fields.Refuse("name", "Must be a text that is not blank.");
        }

        if (!fields.AnyRefused && permissions is null)
        {
            fields.Refuse("permissions", "Must be an array of names of permissions; an empty one for none.");
        }

        return new RoleRequest { Name = name, Permissions = permissions ?? [] };
    }
}
