namespace Identities.Tests.Support;

/// <summary>The system's clock, which a test can put forward. Timers run on in real time.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(ahead.TotalSeconds * TimestampFrequency);

    public void Advance(TimeSpan by) => ahead += by;
}
