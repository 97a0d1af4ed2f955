using Identities.Platform.Data;
using Npgsql;

namespace Identities.Platform.Health;

/// <summary>
/// Tries a connection that is not from the pool. When PostgreSQL's package is updated under a running server, connections that are open
/// have what functions need and go on; those that are opened later cannot load it. A pool shows that late, and at times only.
/// </summary>
internal sealed class NewConnections(UnpooledConnections connections, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();
    private DateTimeOffset nextTry = DateTimeOffset.MinValue;
    private volatile bool canRunFunctions = true;

    /// <summary>The answer of the last try, which is at most some seconds old; a try costs PostgreSQL a process.</summary>
    public async Task<bool> CanRunFunctions(CancellationToken cancellationToken)
    {
        if (IsDue())
        {
            canRunFunctions = await Try(cancellationToken);
        }

        return canRunFunctions;
    }

    private bool IsDue()
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();

            if (now < nextTry)
            {
                return false;
            }

            nextTry = now + Interval;
            return true;
        }
    }

    private async Task<bool> Try(CancellationToken cancellationToken)
    {
        try
        {
            await connections.Execute(RunsFunctions, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (SqlStates.IsOfFiles(exception.SqlState))
        {
            return false;
        }
        catch (NpgsqlException)
        {
            // A server that takes no further connection still serves those of the pool.
            return true;
        }
    }

    private const string RunsFunctions = "select runs_functions()";
}
