namespace Identities.Platform.Data;

/// <summary>
/// How long the database may take. The limits nest, so that the inner one is the one that ends a call and says why: lock 2 s, statement
/// 3 s, command 4 s, all calls of one request 4.5 s.
/// </summary>
internal static class TimeLimits
{
    public static readonly TimeSpan Lock = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Statement = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Command = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan Request = TimeSpan.FromSeconds(4.5);

    /// <summary>So late that a statement would have ended by its own limit, if the database did anything at all.</summary>
    public static readonly TimeSpan Hanging = TimeSpan.FromSeconds(3.5);

    /// <summary>For a connection, whether a free one or a new one, and for others who change the same thing.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromSeconds(2);
}
