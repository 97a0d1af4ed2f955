namespace Identities.Platform.Security;

/// <summary>Permissions, named as the roles page of the native API names them.</summary>
internal static class Permissions
{
    public const string ReadAllIdentity = "Read All Identity";
    public const string MutateAllIdentity = "Mutate All Identity";
    public const string EraseIdentity = "Erase Identity";
    public const string ReadTags = "Read Tags";
    public const string AddTags = "Add Tags";
    public const string EditTags = "Edit Tags";
    public const string DeleteTags = "Delete Tags";
    public const string ReadUsers = "Read Users";
    public const string AddUsers = "Add Users";
    public const string EditUsers = "Edit Users";
    public const string DeleteUsers = "Delete Users";
    public const string ReadRoles = "Read Roles";
    public const string AddRoles = "Add Roles";
    public const string EditRoles = "Edit Roles";
    public const string DeleteRoles = "Delete Roles";
    public const string ReadAudit = "Read Audit";

    /// <summary>The permissions by what they are about.</summary>
    public static readonly IReadOnlyList<(string Category, IReadOnlyList<string> Permissions)> Categories =
    [
        ("Identities", [ReadAllIdentity, MutateAllIdentity, EraseIdentity]),
        ("Tags", [ReadTags, AddTags, EditTags, DeleteTags]),
        ("Users", [ReadUsers, AddUsers, EditUsers, DeleteUsers]),
        ("Roles", [ReadRoles, AddRoles, EditRoles, DeleteRoles]),
        ("Audit", [ReadAudit]),
    ];

    /// <summary>Every permission there is: what an administrator holds.</summary>
    public static readonly IReadOnlyList<string> All = [.. Categories.SelectMany(category => category.Permissions)];
}
