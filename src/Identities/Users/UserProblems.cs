using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.Users;

/// <summary>Refusals that several operations on users share.</summary>
internal static class UserProblems
{
    private const string NameUnique = "users_username_unique";

    public static Problem NotFound(Guid userId) => new(StatusCodes.Status404NotFound, "user-not-found", $"There is no user with the id {userId}.");

    public static Problem? Of(PostgresException refused) => refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: NameUnique }
        ? NameTaken
        : StoreProblems.Of(refused);

    private static readonly Problem NameTaken =
        new Problem(StatusCodes.Status409Conflict, "username-taken", "Another user has this name; names are unique ignoring case.").About("username");
}
