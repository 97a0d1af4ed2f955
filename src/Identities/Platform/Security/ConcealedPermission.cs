namespace Identities.Platform.Security;

/// <summary>
/// The permission of an operation that tells nobody what it keeps from them: who lacks it is answered as if there were nothing, by the
/// operation itself.
/// </summary>
internal sealed record ConcealedPermission(string Permission);
