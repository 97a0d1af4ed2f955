using Identities.Platform.Patching;
using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Refusals that several operations of this surface share.</summary>
internal static class SuperOfficeProblems
{
    public static Problem NotFound(int number) => new(StatusCodes.Status404NotFound, "person-not-found", $"Person id {number} not found");

    public static Problem Invalid(string sentence) => new(StatusCodes.Status400BadRequest, "invalid-entity", sentence);

    public static Problem UnknownList { get; } = new(
        StatusCodes.Status404NotFound, "list-not-found", "There is no list of this name; try category, country or persint.");

    public static Problem UnknownPurpose { get; } = new(
        StatusCodes.Status404NotFound, "purpose-not-found", "The list consentpurpose has no item with this key.");

    public static Problem UnknownZone { get; } = new(
        StatusCodes.Status400BadRequest, "unknown-time-zone", "SO-TimeZone names no known time zone: send a country code such as NO, a numeric id or an IANA name.");

    public static Problem? Of(PostgresException refused, int number) => StoreProblems.Of(refused) switch
    {
        { Status: StatusCodes.Status404NotFound } => NotFound(number),
        var other => other,
    };

    /// <summary>Why a patch was not applied: 409 for a test that found something else, 400 for the rest.</summary>
    public static Problem Of(PatchFailure failure, string? operation)
    {
        var place = failure switch
        {
            { OperationIndex: { } index, Pointer: { } pointer } => $"Operation {index} ({operation} {Shortened(pointer)}): ",
            { OperationIndex: { } index } => $"Operation {index}: ",
            { Pointer: { } pointer } => $"{Shortened(pointer)}: ",
            _ => "",
        };

        return failure.Kind switch
        {
            PatchFailureKind.TestFailed => new Problem(StatusCodes.Status409Conflict, "test-failed", place + failure.Sentence),
            PatchFailureKind.TooLarge => new Problem(StatusCodes.Status400BadRequest, "patch-too-large", place + failure.Sentence),
            _ => new Problem(StatusCodes.Status400BadRequest, "patch-unusable", place + failure.Sentence),
        };
    }

    private static string Shortened(string pointer) => pointer.Length <= 200 ? pointer : pointer[..200] + "…";
}
