using Identities.Platform.Http;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Store;

/// <summary>
/// The refusals that the schema itself raises, under SQLSTATEs of our own. What they tell stands in the hint: details are redacted,
/// because PostgreSQL's own hold personal data.
/// </summary>
internal static class StoreProblems
{
    private const string NoSuchPerson = "ID404";
    private const string PersonWasDeleted = "ID410";
    private const string PreconditionFailed = "ID412";
    private const string TagOfPersonTag = "person_tags_tag_fkey";
    private const string NoSuchTag = "IDT04";
    private const string DisabledTag = "IDT09";
    private const string HiddenNote = "IDN04";
    private const string NoSuchUser = "IDU04";
    private const string NoSuchRole = "IDR04";
    private const string NoSuchRoleToGive = "IDR05";
    private const string FixedRole = "IDR09";
    private const string LastAdministrator = "IDA09";
    private const string NotHeld = "IDP03";

    public static Problem PersonNotFound { get; } =
        new(StatusCodes.Status404NotFound, "person-not-found", "There is no person with this id.");

    public static Problem PersonDeleted { get; } =
        new(StatusCodes.Status409Conflict, "person-deleted", "The person with this id has been deleted; the id never comes back.");

    public static Problem TagNotFound(string tagId)
        => new(StatusCodes.Status404NotFound, "tag-not-found", $"There is no tag definition with the id {tagId}.");

    public static Problem TagDisabled(string tagId)
        => new(StatusCodes.Status400BadRequest, "tag-disabled", $"The tag {tagId} is disabled: it stays where it is and is put on nobody new.");

    public static Problem? Of(PostgresException exception) => exception.SqlState switch
    {
        NoSuchPerson => PersonNotFound,
        PersonWasDeleted => PersonDeleted,
        PreconditionFailed => Preconditions.Failed(exception.Hint),
        NoSuchTag => TagNotFound(exception.Hint!),
        PostgresErrorCodes.ForeignKeyViolation when exception.ConstraintName == TagOfPersonTag => new Problem(
            StatusCodes.Status404NotFound, "tag-not-found", "The tag definition has just been deleted."),
        DisabledTag => TagDisabled(exception.Hint!),
        HiddenNote => new Problem(StatusCodes.Status404NotFound, "note-not-found", $"There is no note with the id {exception.Hint}."),
        NoSuchUser => new Problem(StatusCodes.Status404NotFound, "user-not-found", $"There is no user with the id {exception.Hint}."),
        NoSuchRole => new Problem(StatusCodes.Status404NotFound, "role-not-found", $"There is no role with the id {exception.Hint}."),
        NoSuchRoleToGive => new Problem(
            StatusCodes.Status400BadRequest, "role-not-found", $"There is no role with the id {exception.Hint}.").About("roleIds"),
        FixedRole => new Problem(
            StatusCodes.Status409Conflict, "role-fixed", "The role of administrators holds every permission; it is neither changed nor deleted."),
        LastAdministrator => new Problem(
            StatusCodes.Status409Conflict, "last-administrator", "Nobody could administer the service any more: make another user an administrator first."),
        NotHeld => new Problem(
            StatusCodes.Status403Forbidden, "permission-not-held", $"You do not hold the permission '{exception.Hint}' yourself: you can neither give it nor change a user or a role that has it."),
        _ => null,
    };
}
