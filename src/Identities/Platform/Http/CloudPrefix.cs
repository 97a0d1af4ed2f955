namespace Identities.Platform.Http;

/// <summary>The cloud's path prefix: everything answers below it too.</summary>
internal static class CloudPrefix
{
    public const string Path = "/identities";

    /// <summary>A request's path as the surfaces know it. Behind the part of the pipeline that takes the prefix off, an error finds it back on.</summary>
    public static PathString PathOf(HttpRequest request)
        => request.Path.StartsWithSegments(Path, out var below) ? below : request.Path;
}
