namespace Identities.Platform.Patching;

/// <summary>What one patch may ask for, on every surface.</summary>
internal static class PatchLimits
{
    public const int Operations = 500;

    public const int BodyBytes = 1024 * 1024;

    /// <summary>The patched document, counted as compact JSON text.</summary>
    public const int DocumentBytes = 1024 * 1024;

    /// <summary>Arrays and objects within one another, in the body and in the patched document.</summary>
    public const int Depth = 64;

    // A bound on the result alone would let a patch copy half a document over the same member 500 times.
    /// <summary>What all copies and moves of one patch, and values a surface stores in place of the caller's, carry together.</summary>
    public const int CarriedBytes = 1024 * 1024;

    // Longer exponents overflow the comparison of System.Text.Json, and no number of ours needs them (RFC 8259 section 9
    // leaves the range to the reader).
    public const int ExponentDigits = 9;
}
