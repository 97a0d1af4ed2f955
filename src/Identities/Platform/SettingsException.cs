namespace Identities.Platform;

/// <summary>A setting that the service cannot start with; its message is the sentence that the operator reads.</summary>
internal sealed class SettingsException(string message) : Exception(message);
