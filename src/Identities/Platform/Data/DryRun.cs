namespace Identities.Platform.Data;

/// <summary>
/// Whether the request that runs here is a dry run: <see cref="Database"/> runs all its statements and rolls every transaction back. It
/// flows with the request instead of being passed on, so that no operation can forget it and write.
/// </summary>
internal static class DryRun
{
    private static readonly AsyncLocal<bool> Current = new();

    public static bool IsOn => Current.Value;

    /// <summary>What runs until the end of this scope is a dry run.</summary>
    public static Scope Begin() => new(isOn: true);

    /// <summary>What runs until the end of this scope is stored although the request is a dry run.</summary>
    public static Scope Suspend() => new(isOn: false);

    internal readonly struct Scope : IDisposable
    {
        private readonly bool before;

        public Scope(bool isOn)
        {
            before = Current.Value;
            Current.Value = isOn;
        }

        public void Dispose() => Current.Value = before;
    }
}
