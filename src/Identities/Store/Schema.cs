using Dapper;
using Identities.Platform;
using Identities.Platform.Data;
using Npgsql;

namespace Identities.Store;

/// <summary>
/// Brings a database to this version's schema, under an advisory lock, so that several instances can start at once: migrations run once,
/// forward only; functions, views and triggers have one current text each, which is applied again when it has changed.
/// </summary>
internal static partial class Schema
{
    /// <summary>
    /// Grows whenever a function, view or trigger changes, as <c>schema.sql</c> shows. An instance of a version before, which starts
    /// beside newer ones, leaves what is newer alone.
    /// </summary>
    public const int Generation = 5;

    // The last of those that a database of the nineteen migrations before has already.
    private const string LastAdopted = "Migrations/0007_list_items.sql";

    // Locks are waited for so briefly that those who come behind hardly notice, and so often.
    private const int LockAttempts = 600;
    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether every script of this version has run, as one query tells. To find that out with the scripts at hand, as a migration does,
    /// costs every start a connection more.
    /// </summary>
    public static async Task<bool> IsUpToDate(Database database, CancellationToken cancellationToken)
    {
        try
        {
            return await database.QueryOne<bool>(HasRunAll, Current(), cancellationToken);
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

        if (await HasAll(connection, cancellationToken))
        {
            return;
        }

        // Asked before the first script: a role that may make tables and not alter those of others would stop half-way.
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(MayMigrate, cancellationToken: cancellationToken)))
        {
            throw new MissingRightsException(Behind);
        }

        try
        {
            await connection.ExecuteAsync(new CommandDefinition(KeepJournal, cancellationToken: cancellationToken));
            await Run(connection, logger, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MissingRightsException($"{Behind} PostgreSQL says: {refused.MessageText}.");
        }
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

    private static async Task<bool> HasAll(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(HasRunAll, Current(), cancellationToken: cancellationToken));
        }
        catch (PostgresException none) when (none.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return false;
        }
    }

    private static async Task Run(NpgsqlConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        var journal = (await connection.QueryAsync<JournalEntry>(new CommandDefinition(Journal, cancellationToken: cancellationToken)))
            .ToDictionary(entry => entry.Name);

        if (journal.Values.Any(entry => entry.Generation > Generation))
        {
            LogOlder(logger);
        }

        var adopts = MustAdopt(journal);
        IEnumerable<SchemaScript> migrations = adopts
            ? [.. SchemaScript.Adopted, .. SchemaScript.Migrations.Where(script => string.CompareOrdinal(script.Name, LastAdopted) > 0)]
            : SchemaScript.Migrations;

        foreach (var script in migrations.Where(script => !journal.ContainsKey(script.Name)))
        {
            await Run(connection, [script], logger, cancellationToken);
        }

        if (adopts)
        {
            var adopted = SchemaScript.Migrations.Where(script => string.CompareOrdinal(script.Name, LastAdopted) <= 0);
            await connection.ExecuteAsync(new CommandDefinition(NoteInJournal, Entries(adopted), cancellationToken: cancellationToken));
        }

        // Functions call each other, so they come together. A trigger waits for those who write to its table.
        foreach (var scripts in Again(journal))
        {
            await Run(connection, scripts, logger, cancellationToken);
        }

        foreach (var script in SchemaScript.Afterwards.Where(script => !journal.ContainsKey(script.Name)))
        {
            await Run(connection, [script], logger, cancellationToken);
        }

        await connection.ExecuteAsync(new CommandDefinition(Finish, cancellationToken: cancellationToken));
    }

    private static bool MustAdopt(Dictionary<string, JournalEntry> journal)
    {
        if (!journal.ContainsKey("0001_changes.sql") || journal.ContainsKey(LastAdopted))
        {
            return false;
        }

        return journal.ContainsKey("0019_addresses_in_search.sql")
            ? true
            : throw new SettingsException("The database is older than this version can migrate: migrate it with the version before first.");
    }

    private static IEnumerable<SchemaScript[]> Again(Dictionary<string, JournalEntry> journal)
    {
        SchemaScript[] together = [.. SchemaScript.Functions.Where(HasChanged), .. SchemaScript.Views.Where(HasChanged)];
        return SchemaScript.Triggers.Where(HasChanged).Select(script => new[] { script }).Prepend(together).Where(scripts => scripts.Length > 0);

        bool HasChanged(SchemaScript script)
            => !journal.TryGetValue(script.Name, out var entry) || (entry.Hash != script.Hash && entry.Generation <= Generation);
    }

    private static async Task Run(NpgsqlConnection connection, SchemaScript[] scripts, ILogger logger, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunOnce(connection, scripts, cancellationToken);
                break;
            }
            catch (PostgresException late) when (late.SqlState is PostgresErrorCodes.LockNotAvailable && attempt < LockAttempts)
            {
                await Task.Delay(LockPause, cancellationToken);
            }
            catch (PostgresException broken) when (broken.SqlState is not PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new SettingsException($"The migration {string.Join(", ", scripts.Select(script => script.Name))} failed: {broken.MessageText}");
            }
        }

        foreach (var script in scripts)
        {
            LogMigrated(logger, script.Name);
        }
    }

    private static async Task RunOnce(NpgsqlConnection connection, SchemaScript[] scripts, CancellationToken cancellationToken)
    {
        var note = new CommandDefinition(NoteInJournal, Entries(scripts), cancellationToken: cancellationToken);

        // What works on many rows in steps can be run again from any of them.
        if (scripts is [{ CommitsItself: true } inSteps])
        {
            await connection.ExecuteAsync(new CommandDefinition(inSteps.Text, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(note);
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(WaitBriefly, cancellationToken: cancellationToken));

        foreach (var script in scripts)
        {
            await connection.ExecuteAsync(new CommandDefinition(script.Text, cancellationToken: cancellationToken));
        }

        await connection.ExecuteAsync(note);
        await transaction.CommitAsync(cancellationToken);
    }

    // Waiting for another instance's migration, and a migration of a large store, take as long as they take.
    private static string Unhurried(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "identities migrate",
        Pooling = false,
        CommandTimeout = 0,
        Options = "-c TimeZone=UTC -c client_min_messages=warning",
    }.ConnectionString;

    private static object Current()
    {
        SchemaScript[] again = [.. SchemaScript.Functions, .. SchemaScript.Views, .. SchemaScript.Triggers];
        return new
        {
            Once = SchemaScript.Migrations.Concat(SchemaScript.Afterwards).Select(script => script.Name).ToArray(),
            Names = again.Select(script => script.Name).ToArray(),
            Hashes = again.Select(script => script.Hash).ToArray(),
            Generation,
        };
    }

    private static object Entries(IEnumerable<SchemaScript> scripts)
    {
        var noted = scripts.ToArray();
        return new { Names = noted.Select(script => script.Name).ToArray(), Hashes = noted.Select(script => script.Hash).ToArray(), Generation };
    }

    private const string Behind =
        "The database is behind this version, and its role may not migrate it: run 'Identities migrate' with ConnectionStrings:Owner.";

    // Its first columns are those that the versions before read.
    private const string KeepJournal = """
        create table if not exists schemaversions (
            schemaversionsid integer     generated by default as identity primary key,
            scriptname       text        not null,
            applied          timestamptz not null
        );

        alter table schemaversions
            add column if not exists hash text,
            add column if not exists generation integer not null default 0;

        create unique index if not exists schemaversions_scriptname_unique on schemaversions (scriptname);
        """;

    private const string Journal = "select scriptname as name, coalesce(hash, '') as hash, generation from schemaversions";

    private const string NoteInJournal = """
        insert into schemaversions (scriptname, applied, hash, generation)
        select name, now(), hash, @Generation
        from   unnest(@Names, @Hashes) as script (name, hash)
        on conflict (scriptname) do update
        set    applied = excluded.applied, hash = excluded.hash, generation = excluded.generation
        """;

    private const string HasRunAll = """
        select not exists (
            select from unnest(@Once) as script (name)
            where  name not in (select scriptname from schemaversions)
        )
        and not exists (
            select from unnest(@Names, @Hashes) as script (name, hash)
            left join schemaversions on scriptname = name
            where  schemaversions.hash is distinct from script.hash
            and    coalesce(generation, 0) <= @Generation
        )
        """;

    // Functions are checked when they are called: they may come before what they call.
    private const string WaitBriefly = "set local lock_timeout = '500ms'; set local check_function_bodies = off";

    private const string Finish = "select make_parts_of_log(); call grant_to_service_again()";

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A newer version has migrated the database: its functions stay as they are.")]
    private static partial void LogOlder(ILogger logger);

    private sealed record JournalEntry(string Name, string Hash, int Generation);
}
