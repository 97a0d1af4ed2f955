using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Refusals that several operations of this surface share.</summary>
internal static class RogerRogerProblems
{
    private const int MaxQuoted = 200;

    public static Problem NotFound { get; } = new(StatusCodes.Status404NotFound, "not-found", "Not Found");

    /// <summary>What the schema refuses a change with, before the change is judged; null when it is something else.</summary>
    public static Problem? Of(PostgresException refused) => StoreProblems.Of(refused) switch
    {
        { Status: StatusCodes.Status404NotFound } => NotFound,
        { Status: StatusCodes.Status412PreconditionFailed } changed => changed,
        _ => null,
    };

    public static Problem UpdateNotAllowed { get; } = Malformed("Update is not allowed for this operation.");

    /// <summary>Another definition has this title, in whatever case.</summary>
    public static Problem TitleTaken { get; } = Taken("title");

    /// <summary>A body whose shape is wrong, or a parameter that is.</summary>
    public static Problem Malformed(string sentence) => new(StatusCodes.Status400BadRequest, "bad-request", sentence);

    public static Problem InvalidIri(string text) => Malformed($"Invalid IRI \"{Shortened(text)}\".");

    public static Problem ItemNotFound(Reference reference) => Malformed($"Item not found for \"{Shortened(reference.Iri)}\".");

    private static Problem Taken(string path)
    {
        var violations = new Violations();
        violations.IsTaken(path);
        return violations.ToProblem()!;
    }

    /// <summary>What a caller sent, quoted in an answer to the same caller.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= MaxQuoted)
        {
            return text;
        }

        // Not through the middle of a pair of surrogates.
        return text[..(char.IsHighSurrogate(text[MaxQuoted - 1]) ? MaxQuoted - 1 : MaxQuoted)] + "…";
    }
}
