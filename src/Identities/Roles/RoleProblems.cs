using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.Roles;

/// <summary>Refusals that several operations on roles share.</summary>
internal static class RoleProblems
{
    private const string NameUnique = "roles_name_unique";
    private const string RoleOfUser = "user_roles_role_fkey";

    public static Problem NotFound(Guid roleId) => new(StatusCodes.Status404NotFound, "role-not-found", $"There is no role with the id {roleId}.");

    public static Problem? Of(PostgresException refused) => refused switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: NameUnique } => NameTaken,
        { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: RoleOfUser } => InUse,
        _ => StoreProblems.Of(refused),
    };

    private static readonly Problem NameTaken =
        new Problem(StatusCodes.Status409Conflict, "role-name-taken", "Another role has this name; names are unique ignoring case.").About("name");

    private static readonly Problem InUse =
        new(StatusCodes.Status409Conflict, "role-in-use", "Users have this role: take it from them first.");
}
