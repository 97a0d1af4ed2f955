namespace Identities.Platform.Data;

/// <summary>Parameters of a statement that locks one thing, which others may hold.</summary>
internal interface IContended
{
    /// <summary>The thing, by the key that the caller has named; null when the statement locks none.</summary>
    Guid? Contended { get; }
}
