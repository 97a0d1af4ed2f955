using Identities.Platform.Problems;

namespace Identities.Dialects.Baack;

/// <summary>Refusals that several operations of this surface share. The detail of a wrong or missing member is exactly its name.</summary>
internal static class BaackProblems
{
    public const string MissingField = "missing-field";
    public const string InvalidField = "invalid-field";

    /// <summary>SQLSTATEs of our own, which the schema raises.</summary>
    public const string IdentifierTaken = "IDB09";

    /// <inheritdoc cref="IdentifierTaken"/>
    public const string CompanyAboveItself = "IDC09";

    /// <summary>Unknown, somebody else's, or asked for without the right to: one answer, word for word.</summary>
    public static Problem NotFound { get; } = new(StatusCodes.Status404NotFound, "not-found", NothingHere);

    public const string NothingHere = "There is nothing here, or nothing that this token may see.";

    public static Problem Missing(string field) => new(StatusCodes.Status400BadRequest, MissingField, field);

    public static Problem Invalid(string field) => new(StatusCodes.Status400BadRequest, InvalidField, field);

    public static Problem BadRequest(string sentence) => new(StatusCodes.Status400BadRequest, "bad-request", sentence);
}
