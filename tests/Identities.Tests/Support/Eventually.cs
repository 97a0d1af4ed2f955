using System.Diagnostics;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>Waits for what happens behind an answer: asks again and again, and no longer than a bounded time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task Holds(string what, Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();

        while (!await condition())
        {
            Assert.True(waited.Elapsed < Patience, $"Still not after {Patience.TotalSeconds} s: {what}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
