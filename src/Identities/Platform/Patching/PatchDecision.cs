using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>A surface's answer to a <see cref="PatchWrite"/>.</summary>
internal readonly struct PatchDecision
{
    private PatchDecision(Verdict verdict, JsonNode? value = null, PatchFailureKind kind = default, string? sentence = null)
    {
        Answer = verdict;
        Value = value;
        Kind = kind;
        Sentence = sentence;
    }

    internal enum Verdict
    {
        Allow,
        Ignore,
        Store,
        Refuse,
    }

    public static PatchDecision Allow => default;

    /// <summary>The operation succeeds and this change is not made.</summary>
    public static PatchDecision Ignore => new(Verdict.Ignore);

    public Verdict Answer { get; }

    public JsonNode? Value { get; }

    public PatchFailureKind Kind { get; }

    public string? Sentence { get; }

    /// <summary>A copy of another value is written instead; in place of a removal, the member or item stays and holds it.</summary>
    public static PatchDecision Store(JsonNode? value) => new(Verdict.Store, value);

    /// <param name="kind">What the surface chooses its status by.</param>
    /// <param name="sentence">What is wrong, without any value of the document.</param>
    public static PatchDecision Refuse(PatchFailureKind kind, string sentence) => new(Verdict.Refuse, null, kind, sentence);
}
