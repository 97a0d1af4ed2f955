using System.Globalization;
using Identities.Platform;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>
/// That API's policy of at most so many requests within a window that slides, for those who rely on it: <c>RogerRoger:RateLimit:PermitLimit</c>
/// and <c>RogerRoger:RateLimit:Window</c> (one minute). Off unless a limit is set. All callers of an instance share it, as all keys of
/// a tenant do there; requests that are refused, here or before, do not count.
/// </summary>
internal sealed class RateLimit
{
    private const string Section = "RogerRoger:RateLimit";

    private readonly TimeProvider clock;
    private readonly TimeSpan window;

    // When the last requests were let through, as a ring: the one to be overwritten next is the oldest.
    private readonly long?[] permits;
    private readonly Lock ring = new();
    private int oldest;

    public RateLimit(IConfiguration configuration, TimeProvider clock)
    {
        this.clock = clock;
        permits = new long?[Limit(configuration[Section + ":PermitLimit"])];
        window = Window(configuration[Section + ":Window"]);
    }

    public bool IsOn => permits.Length > 0;

    /// <summary>Lets a request through, or says how long nobody is.</summary>
    public bool Permits(out TimeSpan wait)
    {
        lock (ring)
        {
            var now = clock.GetTimestamp();
            wait = permits[oldest] is { } since ? window - clock.GetElapsedTime(since, now) : TimeSpan.Zero;

            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            permits[oldest] = now;
            oldest = (oldest + 1) % permits.Length;
            return true;
        }
    }

    private static int Limit(string? setting) => setting switch
    {
        null or "" => 0,
        _ when int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= 1_000_000 => limit,
        _ => throw new SettingsException($"{Section}:PermitLimit must be a number of requests, at most 1000000; 0 turns the limit off."),
    };

    private static TimeSpan Window(string? setting) => setting switch
    {
        null or "" => TimeSpan.FromMinutes(1),
        _ when TimeSpan.TryParse(setting, CultureInfo.InvariantCulture, out var window) && window > TimeSpan.Zero => window,
        _ => throw new SettingsException($"{Section}:Window must be a positive duration, as in 00:01:00."),
    };
}

/// <summary>Refuses with 429 what <see cref="RateLimit"/> does not permit, behind the permission: a caller without one takes nobody's share.</summary>
internal sealed class RateLimiting(RequestDelegate next, RateLimit limit)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!limit.IsOn || context.GetEndpoint()?.Metadata.GetMetadata<Surface>()?.Name != RogerRogerSurface.Name || limit.Permits(out var wait))
        {
            return next(context);
        }

        var problem = new Problem(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too Many Requests")
        {
            RetryAfter = (int)Math.Min(int.MaxValue, Math.Ceiling(wait.TotalSeconds)),
        };

        return new ProblemResult(problem).ExecuteAsync(context);
    }
}
