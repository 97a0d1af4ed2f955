using System.Security.Claims;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Platform.Security;

/// <summary>Looks each second whether the caller of a long request may still make it, and ends it when not.</summary>
internal sealed class RightsWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CurrentRights rights;
    private readonly ClaimsPrincipal caller;
    private readonly string permission;
    private readonly CancellationTokenSource ending;
    private readonly PeriodicTimer timer;
    private readonly Task looking;

    public RightsWatch(CurrentRights rights, TimeProvider clock, ClaimsPrincipal caller, string permission, CancellationToken cancellationToken)
    {
        (this.rights, this.caller, this.permission) = (rights, caller, permission);
        ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer = new PeriodicTimer(Interval, clock);
        looking = caller.UserId() is { } userId ? Look(userId) : Task.CompletedTask;
    }

    /// <summary>Ends the request's work.</summary>
    public CancellationToken Ending => ending.Token;

    /// <summary>What the caller has lost; null as long as they have not.</summary>
    public Problem? Lost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await ending.CancelAsync();
        await looking;
        ending.Dispose();
    }

    private async Task Look(Guid userId)
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                if (await rights.Of(userId, ending.Token) is { } now && LostUnder(now) is { } lost)
                {
                    Lost = lost;
                    await ending.CancelAsync();
                    return;
                }
            }
            catch (Exception unread) when (unread is NpgsqlException or OperationCanceledException)
            {
                // Without a database the request's own statements do nothing either; the next look may tell more.
            }
        }
    }

    private Problem? LostUnder(UserRights now)
        => now.Refuse(caller.IssuedAt()) ? SecurityProblems.UserRefused
            : caller.IsOwn() && !now.Hold(permission) ? SecurityProblems.PermissionMissing(permission)
            : null;
}
