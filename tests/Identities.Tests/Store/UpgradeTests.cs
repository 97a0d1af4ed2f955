using Identities.Platform.Data;
using Identities.Store;
using Identities.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Identities.Tests.Store;

/// <summary>A database of the version before, as <c>pg_dump</c> writes it, becomes what a new one is, and keeps what it holds.</summary>
public sealed class UpgradeTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Jane = "01900000-0000-7000-8000-00000000aaaa";
    private const string Joan = "01900000-0000-7000-8000-00000000bbbb";

    // Of two people, one has telephones that share positions; then a tag of theirs, and a log-in.
    private const string Content = $"""
        insert into people (person_id, birth_date) values ('{Jane}', '1990-02-03'), ('{Joan}', null);
        insert into aliases (person_id, person_alias_id, position, first_name) values ('{Jane}', gen_random_uuid(), 1, 'Jane'), ('{Joan}', gen_random_uuid(), 1, 'Joan');
        insert into phones (person_id, phone_id, position, kind, number, digits) values
            ('{Jane}', '01900000-0000-7000-8000-000000000001', 1, 'work', '1', '1'), ('{Jane}', '01900000-0000-7000-8000-000000000002', 2, 'work', '2', '2'),
            ('{Jane}', '01900000-0000-7000-8000-000000000003', 2, 'fax', '3', '3'), ('{Joan}', gen_random_uuid(), 7, 'work', '4', '4');
        insert into tags (tag_id, tag_name, created_at, updated_at) values ('01900000-0000-7000-8000-00000000cccc', 'Customer', now(), now());
        insert into person_tags (person_id, person_tag_id, tag_id, position, created) values ('{Jane}', gen_random_uuid(), '01900000-0000-7000-8000-00000000cccc', 1, now());
        insert into change (moment, actor, origin, item_table, item_id, after) values (now(), null, 'native', 'log_ins', 'x', '[]');
        update aliases set last_name = 'Doe';
        """;

    private const string Log = "select string_agg(concat_ws(' ', change_id, transaction_id, person_id, version, moment, origin, item_table, item_id, before, after), ';' order by change_id) from ";

    private NpgsqlDataSource? source;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateEmptyDatabase();
        source = NpgsqlDataSource.Create(database);

        await using var file = typeof(UpgradeTests).Assembly.GetManifestResourceStream("of-nineteen-migrations.sql")!;
        using var reader = new StreamReader(file);
        await Execute("set check_function_bodies = off;" + await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        await Execute(Content);
    }

    public async ValueTask DisposeAsync()
    {
        await source!.DisposeAsync();
        await postgres.DropDatabase(database);
    }

    [Fact]
    public async Task It_becomes_what_a_new_one_is()
    {
        await Migrate();

        Assert.Equal(await File.ReadAllTextAsync(SchemaFileTests.FileName(), TestContext.Current.CancellationToken), SchemaText.Heading() + await SchemaText.Of(database));
        Assert.True(await Schema.IsUpToDate(new Database(source!), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_log_goes_on_where_it_was()
    {
        var log = await Scalar<string>(Log + "change");

        await Migrate();

        Assert.Equal(log, await Scalar<string>(Log + "logged_changes"));
        Assert.Equal(0, await Scalar<long>("select count(*) from change where person_id is null"));
        Assert.Equal(2, await Scalar<long>("select count(*) from definition_change where item_table in ('tags', 'log_ins')"));

        var last = await Scalar<long>("select max(change_id) from logged_changes");
        await Execute($"update aliases set first_name = 'Janet' where person_id = '{Jane}'; update tags set tag_name = 'Client'");
        Assert.Equal(1, await Scalar<long>($"select count(*) from change where change_id > {last} and person_id = '{Jane}' and version = 2"));
        Assert.Equal(1, await Scalar<long>($"select count(*) from definition_change where change_id > {last} and item_table = 'tags'"));
    }

    [Fact]
    public async Task What_shares_a_position_is_numbered_in_the_order_it_is_shown_in_and_nobody_gets_a_version()
    {
        const string Phones = $"select string_agg(number || ' ' || position, ', ' order by position, phone_id) from phones where person_id = ";
        var versions = await Scalar<long>("select sum(version)::bigint from people");

        await Migrate();

        Assert.Equal("1 1, 2 2, 3 3", await Scalar<string>($"{Phones} '{Jane}'"));
        Assert.Equal("4 7", await Scalar<string>($"{Phones} '{Joan}'"));
        Assert.Equal(versions, await Scalar<long>("select sum(version)::bigint from people"));
    }

    [Fact]
    public async Task What_the_version_before_calls_is_still_there_with_the_same_arguments_and_result()
    {
        // What triggers call is no call of an instance, and two are called by neither.
        const string Signatures = """
            select oid::regprocedure || ' ' || coalesce(pg_get_function_result(oid), '')
            from   pg_proc
            where  pronamespace = 'public'::regnamespace
            and    prorettype <> 'trigger'::regtype
            and    proname not in ('log_changes_of', 'person_etag', 'person_etag_with_lists')
            and    not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
            order by 1
            """;
        var before = await Column(Signatures);

        await Migrate();

        Assert.Equal([], before.Except(await Column(Signatures)));
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task A_table_that_is_in_use_is_waited_for_without_holding_up_others()
    {
        await using var connection = await source!.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var writing = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var write = new NpgsqlCommand($"update aliases set first_name = 'June' where person_id = '{Jane}'", connection, writing);
        await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var migrating = Migrate();
        await Eventually.Holds(
            "the migration has met the lock",
            async () => await Scalar<bool>("select exists (select from pg_locks where not granted and relation = 'change'::regclass)"));

        await Execute($"set lock_timeout = '5s'; update aliases set first_name = 'Josephine' where person_id = '{Joan}'");
        Assert.False(migrating.IsCompleted);

        await writing.CommitAsync(TestContext.Current.CancellationToken);
        await migrating;
        Assert.Equal("Josephine June", await Scalar<string>("select string_agg(first_name, ' ' order by first_name) from aliases"));
    }

    [Fact]
    public async Task An_older_one_is_refused_with_what_to_do()
    {
        await Execute("delete from schemaversions where scriptname > '0017'");

        var refused = await Assert.ThrowsAnyAsync<Exception>(Migrate);

        Assert.Equal("The database is older than this version can migrate: migrate it with the version before first.", refused.Message);
    }

    private Task Migrate() => Schema.Migrate(database, NullLogger.Instance, TestContext.Current.CancellationToken);

    private async Task Execute(string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = source!.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<T> Scalar<T>(string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = source!.CreateCommand(sql);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<IReadOnlyList<string>> Column(string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = source!.CreateCommand(sql);
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();

        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }
}
