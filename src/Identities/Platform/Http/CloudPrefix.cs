namespace Identities.Platform.Http;

/// <summary>The cloud's path prefix: everything answers below it too.</summary>
internal static class CloudPrefix
{
    public const string Path = "/identities";
}
