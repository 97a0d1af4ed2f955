using System.Reflection;
using Dapper;
using DbUp;
using Identities.Platform;
using Identities.Platform.Data;
using Npgsql;

namespace Identities.Store;

/// <summary>
/// Brings a database to this version's schema: embedded scripts, forward only, under an advisory lock, so that several instances can
/// start at once.
/// </summary>
internal static partial class Schema
{
    /// <summary>
    /// Whether every script of this version has run, as one query tells. To find that out with the scripts at hand, as a migration does,
    /// costs every start a connection more, and the loading of what migrates.
    /// </summary>
    public static async Task<bool> IsUpToDate(Database database, CancellationToken cancellationToken)
    {
        try
        {
            return await database.QueryOne<bool>(HasRunAll, new { Scripts = Scripts() }, cancellationToken);
        }
        catch (NpgsqlException)
        {
            // An empty database has no journal; what else may be wrong, the migration meets too and tells.
            return false;
        }
    }

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
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), IsScript)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();

        if (!upgrade.IsUpgradeRequired())
        {
            return;
        }

        // A script cannot be told to stop: when the process ends, PostgreSQL takes back what it has not committed.
        var result = await Task.Run(upgrade.PerformUpgrade, cancellationToken).WaitAsync(cancellationToken);

        if (!result.Successful)
        {
            throw new SettingsException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}");
        }

        foreach (var script in result.Scripts)
        {
            LogMigrated(logger, script.Name);
        }
    }

    private static string[] Scripts() => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsScript)];

    private static bool IsScript(string name) => name.EndsWith(".sql", StringComparison.Ordinal);

    // The journal of the migrations.
    private const string HasRunAll = """
        select not exists (
            select from unnest(@Scripts) as script
            where  script not in (select scriptname from schemaversions)
        )
        """;

    // Held until the connection closes; the number is ours alone.
    private const string LockOutOthers = "select pg_advisory_lock(4921735206118)";

    [LoggerMessage(Level = LogLevel.Information, Message = "Migrated: {Script}")]
    private static partial void LogMigrated(ILogger logger, string script);
}
