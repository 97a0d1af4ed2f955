namespace Identities.Platform;

/// <summary>The database's role may not do what the start needs; the message is the sentence that the operator reads.</summary>
internal sealed class MissingRightsException(string message) : Exception(message);
