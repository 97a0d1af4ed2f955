using System.Diagnostics;

namespace Identities.Platform.Data;

/// <summary>
/// What is left of the time that the database may take of one request. Only the time of its calls counts: a body may arrive as slowly as
/// it is sent. Work that belongs to no request has the whole time for each call.
/// </summary>
internal sealed class DatabaseShare
{
    private static readonly AsyncLocal<DatabaseShare?> OfThisRequest = new();

    private TimeSpan spent;

    /// <summary>What the next call may take.</summary>
    public static TimeSpan Left
        => OfThisRequest.Value is { } share ? TimeSpan.FromTicks(Math.Max(0, (TimeLimits.Request - share.spent).Ticks)) : TimeLimits.Request;

    /// <summary>Gives the request that runs here its share.</summary>
    public static void Begin() => OfThisRequest.Value = new DatabaseShare();

    /// <summary>Gives it a whole one again: an answer that is written while it is read has one for each part.</summary>
    public static void Renew()
    {
        if (OfThisRequest.Value is { } share)
        {
            share.spent = TimeSpan.Zero;
        }
    }

    /// <summary>Counts a call that began then.</summary>
    public static void Spend(long since)
    {
        if (OfThisRequest.Value is { } share)
        {
            share.spent += Stopwatch.GetElapsedTime(since);
        }
    }
}
