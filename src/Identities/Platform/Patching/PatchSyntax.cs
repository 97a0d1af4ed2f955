namespace Identities.Platform.Patching;

/// <summary>How a surface's callers write a patch. The default is the RFCs' own way.</summary>
/// <param name="LeadingSlashOptional"><c>Address/City</c> means <c>/Address/City</c>.</param>
/// <param name="LastDuplicateWins">
/// A member named twice keeps its last value. Otherwise it is malformed: RFC 6902 appendix A.13 calls such an operation invalid,
/// and the two readings of it may do opposite things.
/// </param>
/// <param name="WithoutSources"><c>move</c> and <c>copy</c> are not supported.</param>
internal readonly record struct PatchSyntax(bool LeadingSlashOptional = false, bool LastDuplicateWins = false, bool WithoutSources = false);
