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
        await using var connection = new NpgsqlConnection(Unhurried(connectionString));
        await OpenAlone(connection, cancellationToken);

        var upgrade = DeployChanges.To
            .PostgresqlDatabase(Unhurried(connectionString))
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), IsScript)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();

        if (!upgrade.IsUpgradeRequired())
        {
            return;
        }

        // Asked before the first script: a role that may make tables and not alter those of others would stop half-way.
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(MayMigrate, cancellationToken: cancellationToken)))
        {
            throw new MissingRightsException(Behind);
        }

        // A script cannot be told to stop: when the process ends, PostgreSQL takes back what it has not committed.
        var result = await Task.Run(upgrade.PerformUpgrade, cancellationToken).WaitAsync(cancellationToken);

        if (!result.Successful)
        {
            if (result.Error is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused)
            {
                throw new MissingRightsException($"{Behind} PostgreSQL says: {refused.MessageText}.");
            }

            throw new SettingsException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}");
        }

        foreach (var script in result.Scripts)
        {
            LogMigrated(logger, script.Name);
        }

        await connection.ExecuteAsync(new CommandDefinition("call grant_to_service_again()", cancellationToken: cancellationToken));
    }

    /// <summary>Lets a role do what the service does. It must be there already; the connection is the owner's.</summary>
    public static async Task GrantTo(string serviceRole, string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Unhurried(connectionString));
        await OpenAlone(connection, cancellationToken);

        try
        {
            var grant = new CommandDefinition(
                "call grant_to_service(@ServiceRole)", new { ServiceRole = serviceRole }, cancellationToken: cancellationToken);
            await connection.ExecuteAsync(grant);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.UndefinedObject)
        {
            throw new SettingsException(
                $"PostgreSQL has no role {serviceRole}: make it (create role), or name another in Database:ServiceRole.");
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidGrantOperation)
        {
            throw new SettingsException($"The role {serviceRole} owns the tables: name another one in Database:ServiceRole.");
        }
    }

    /// <summary>Opens the connection, and holds the lock of migrations until it closes.</summary>
    private static async Task OpenAlone(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(LockOutOthers, cancellationToken: cancellationToken));
    }

    // Waiting for another instance's migration, and a migration of a large store, take as long as they take.
    private static string Unhurried(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "identities migrate",
        Pooling = false,
        CommandTimeout = 0,
        Options = "-c TimeZone=UTC -c client_min_messages=warning",
    }.ConnectionString;

    private static string[] Scripts() => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsScript)];

    private static bool IsScript(string name) => name.EndsWith(".sql", StringComparison.Ordinal);

    private const string Behind =
        "The database is behind this version, and its role may not migrate it: run 'Identities migrate' with ConnectionStrings:Owner.";

    // The journal of the migrations.
    private const string HasRunAll = """
        select not exists (
            select from unnest(@Scripts) as script
            where  script not in (select scriptname from schemaversions)
        )
        """;

    // The owner of the tables may; where there are none, a role that may make them.
    private const string MayMigrate = """
        select coalesce(
            (select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('people')),
            has_schema_privilege(current_schema(), 'create'),
            false)
        """;

    // Held until the connection closes; the number is ours alone.
    private const string LockOutOthers = "select pg_advisory_lock(4921735206118)";

    [LoggerMessage(Level = LogLevel.Information, Message = "Migrated: {Script}")]
    private static partial void LogMigrated(ILogger logger, string script);
}
