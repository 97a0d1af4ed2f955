using System.Data.Common;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// The connection string as the service uses it: whatever the operator says, and for the rest defaults that were measured, and the
/// <see cref="TimeLimits"/>.
/// </summary>
internal static class DatabaseConnection
{
    private const int BusyPerCore = 4;

    // For writes that wait for a lock. A connection that waits costs PostgreSQL next to nothing.
    private const int Spare = 12;

    private static readonly Dictionary<string, object> Defaults = new()
    {
        ["Application Name"] = "identities",
        ["Maximum Pool Size"] = (BusyPerCore * Environment.ProcessorCount) + Spare,
        ["Max Auto Prepare"] = 200,
        ["Auto Prepare Min Usages"] = 2,
        // Nothing is ever left in a session, so there is nothing to reset between two uses of a connection.
        ["No Reset On Close"] = true,
        ["Timeout"] = 3,
        ["Command Timeout"] = (int)TimeLimits.Command.TotalSeconds,
        // The driver waits for this long until a cancelled statement says that it has ended, and then drops the connection.
        ["Cancellation Timeout"] = 500,
        ["Host Recheck Seconds"] = 1,
        ["Options"] = $"-c statement_timeout={TimeLimits.Statement.TotalMilliseconds:F0} -c lock_timeout={TimeLimits.Lock.TotalMilliseconds:F0} -c TimeZone=UTC",
    };

    public static string Complete(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var complete = new NpgsqlConnectionStringBuilder(connectionString);

        foreach (var (keyword, value) in Defaults.Where(setting => !given.ContainsKey(setting.Key)))
        {
            complete[keyword] = value;
        }

        return complete.ConnectionString;
    }

    /// <summary>The places in front of a pool. Of a small one at most half is for writes that wait.</summary>
    public static Places PlacesOf(NpgsqlDataSource source)
    {
        var connections = new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize;
        return new Places(connections, Math.Min(Spare, connections / 2));
    }
}
