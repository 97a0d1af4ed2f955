using System.Data.Common;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// The connection string as the service uses it: whatever the operator says, and for the rest defaults that were measured. The time
/// limits nest: lock 2 s, statement 5 s, command 8 s, request 10 s.
/// </summary>
internal static class DatabaseConnection
{
    private const int ConnectionsPerCore = 4;

    private static readonly Dictionary<string, object> Defaults = new()
    {
        ["Application Name"] = "identities",
        ["Maximum Pool Size"] = ConnectionsPerCore * Environment.ProcessorCount,
        ["Max Auto Prepare"] = 200,
        ["Auto Prepare Min Usages"] = 2,
        // Nothing is ever left in a session, so there is nothing to reset between two uses of a connection.
        ["No Reset On Close"] = true,
        ["Timeout"] = 3,
        ["Command Timeout"] = 8,
        ["Host Recheck Seconds"] = 1,
        ["Options"] = "-c statement_timeout=5000 -c lock_timeout=2000 -c TimeZone=UTC",
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
}
