namespace Identities.Platform;

internal static class SettingsDirectory
{
    /// <summary>
    /// Reads one setting per file from the folder that <c>Settings:Directory</c> names, as container secrets are mounted: the file
    /// <c>Jwt__SigningKey</c> holds <c>Jwt:SigningKey</c>.
    /// </summary>
    public static void AddSettingsDirectory(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Settings:Directory"] is { Length: > 0 } directory)
        {
            builder.Configuration.AddKeyPerFile(directory, optional: true);
        }
    }
}
