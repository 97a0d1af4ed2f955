using Identities.Platform.Problems;

namespace Identities.People.Transfers;

/// <summary>
/// How many exports may run at once. Each keeps a connection of its own as long as its caller reads, and PostgreSQL has only so many.
/// </summary>
internal sealed class ExportPlaces : IDisposable
{
    private readonly SemaphoreSlim free = new(Math.Max(2, Environment.ProcessorCount));

    public static Problem AllTaken { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "too-many-exports", "As many exports are running as may run at once. Try again later.") { RetryAfter = 10 };

    public bool TryTake() => free.Wait(0);

    public void GiveBack() => free.Release();

    public void Dispose() => free.Dispose();
}
