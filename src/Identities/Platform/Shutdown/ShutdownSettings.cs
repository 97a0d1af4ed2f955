namespace Identities.Platform.Shutdown;

/// <summary>The settings below <c>Shutdown</c>, judged once at start.</summary>
internal sealed record ShutdownSettings
{
    /// <summary>How long the service goes on listening after it was told to end, so that load balancers stop choosing it first.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>How long requests under way may take to finish after that.</summary>
    public required TimeSpan Timeout { get; init; }

    public static ShutdownSettings From(IConfiguration configuration) => new()
    {
        Delay = Duration(configuration, "Shutdown:Delay", TimeSpan.Zero),
        Timeout = Duration(configuration, "Shutdown:Timeout", TimeSpan.FromSeconds(30)),
    };

    // A bare number would be days.
    private static TimeSpan Duration(IConfiguration configuration, string setting, TimeSpan usual)
    {
        if (configuration[setting] is not { Length: > 0 } text)
        {
            return usual;
        }

        return text.Contains(':', StringComparison.Ordinal)
               && TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var duration)
               && duration >= TimeSpan.Zero
               && duration <= TimeSpan.FromHours(1)
            ? duration
            : throw new SettingsException($"{setting} must be a duration of at most one hour, as in 00:00:05.");
    }
}
