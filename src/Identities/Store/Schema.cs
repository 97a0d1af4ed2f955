using System.Reflection;
using Dapper;
using DbUp;
using Identities.Platform;
using Npgsql;

namespace Identities.Store;

/// <summary>
/// Brings a database to this version's schema: embedded scripts, forward only, under an advisory lock, so that several instances can
/// start at once.
/// </summary>
internal static partial class Schema
{
    public static async Task Migrate(string connectionString, ILogger logger, CancellationToken cancellationToken)
    {
        var unhurried = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "identities migrate",
            Pooling = false,
            // Waiting for another instance's migration, and a migration of a large store, take as long as they take.
            CommandTimeout = 0,
            Options = "-c TimeZone=UTC -c client_min_messages=warning",
        };

        await using var connection = new NpgsqlConnection(unhurried.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(LockOutOthers, cancellationToken: cancellationToken));

        var upgrade = DeployChanges.To
            .PostgresqlDatabase(unhurried.ConnectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();

        if (!upgrade.IsUpgradeRequired())
        {
            return;
        }

        var result = upgrade.PerformUpgrade();

        if (!result.Successful)
        {
            throw new SettingsException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}");
        }

        foreach (var script in result.Scripts)
        {
            LogMigrated(logger, script.Name);
        }
    }

    // Held until the connection closes; the number is ours alone.
    private const string LockOutOthers = "select pg_advisory_lock(4921735206118)";

    [LoggerMessage(Level = LogLevel.Information, Message = "Migrated: {Script}")]
    private static partial void LogMigrated(ILogger logger, string script);
}
