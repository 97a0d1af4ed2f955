using System.Text.RegularExpressions;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>The rules that a body of the right shape breaks, gathered so that a caller can mend all of them at once. Codes and sentences are those of this dialect.</summary>
internal sealed partial class Violations
{
    public const int MaxLength = 255;

    private const string Blank = "c1051bb4-d103-4f74-8988-acbcafc7fdc3";
    private const string Null = "ad32d13f-c3d4-423b-909a-857b961eb720";
    private const string TooLong = "d94b19cc-114f-4f44-9cc4-4138e80a87b9";
    private const string NoEmail = "bd79c0ab-ddba-46cc-a703-a7a4b08de310";
    private const string NoCountry = "8f900c12-61bd-455d-9398-996cd040f7f0";
    private const string NotUnique = "7911c98d-b845-4da0-94b7-a8dac36bc55a";
    private const string TooMany = "756b1212-697c-468d-a9ad-50dd783bb169";
    private const string AlreadyUsed = "23bd9dbf-6b9b-41cd-a99e-4844bcf3077f";
    private const string NotUsable = "8e179f1b-97aa-4560-a02f-2a8b42e49df7";

    private readonly List<Violation> broken = [];

    public bool Any => broken.Count > 0;

    /// <summary>The refusal; null when no rule is broken.</summary>
    public Problem? ToProblem() => broken.Count == 0
        ? null
        : new Problem(
            StatusCodes.Status422UnprocessableEntity, "rules-broken", string.Join('\n', broken.Select(violation => $"{violation.Path}: {violation.Message}")))
        {
            Violations = broken,
        };

    public void NotBlank(string path, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Add(path, "This value should not be blank.", Blank);
        }
    }

    public void NotNull(string path, object? value)
    {
        if (value is null)
        {
            Add(path, "This value should not be null.", Null);
        }
    }

    /// <summary>At most 255 characters, however many units they take.</summary>
    public void NotTooLong(string path, string? value)
    {
        if (value is { Length: > MaxLength } && value.EnumerateRunes().Count() > MaxLength)
        {
            Add(path, $"This value is too long. It should have {MaxLength} characters or less.", TooLong);
        }
    }

    public void IsEmail(string path, string value)
    {
        if (!Email().IsMatch(value))
        {
            Add(path, "This value is not a valid email address.", NoEmail);
        }
    }

    public void NoSuchCountry(string path) => Add(path, "This value is not a valid country.", NoCountry);

    public void IsRepeated(string path) => Add(path, "This collection should contain only unique elements.", NotUnique);

    public void HasTooMany(string path, int most) => Add(path, $"This collection should contain {most} elements or less.", TooMany);

    /// <summary>Another has this value already, where no two may have it.</summary>
    public void IsTaken(string path) => Add(path, "This value is already used.", AlreadyUsed);

    /// <summary>A tag that is disabled stays where it is, and is put on nobody new.</summary>
    public void IsDisabled(string path) => Add(path, "The tag is disabled.", NotUsable);

    public void Add(string path, string message, string code) => broken.Add(new Violation(path, message, code));

    // The pattern of an input of the type email in HTML, with at least one dot behind the sign.
    [GeneratedRegex(
        @"\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+\z")]
    private static partial Regex Email();
}
