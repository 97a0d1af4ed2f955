using Identities.Platform.Data;
using Identities.Store;
using Identities.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Identities.Tests.Store;

public sealed class SchemaTests(Api api, PostgresServer postgres) : IClassFixture<Api>
{
    [Fact]
    public async Task Two_instances_may_migrate_an_empty_database_at_once()
    {
        var empty = await postgres.CreateEmptyDatabase();

        try
        {
            await Task.WhenAll(Migrate(empty), Migrate(empty));

            await using var source = NpgsqlDataSource.Create(empty);
            await using var command = source.CreateCommand("select count(*), count(distinct scriptname) from schemaversions");
            await using var counts = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            await counts.ReadAsync(TestContext.Current.CancellationToken);
            Assert.True(counts.GetInt64(0) >= 3);
            Assert.Equal(counts.GetInt64(0), counts.GetInt64(1));
        }
        finally
        {
            await postgres.DropDatabase(empty);
        }
    }

    [Fact]
    public async Task A_start_that_is_interrupted_while_it_migrates_says_so()
    {
        const string Waits = """
            select count(*) from pg_locks
            where  locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())
            """;
        var empty = await postgres.CreateEmptyDatabase();

        try
        {
            await using var source = NpgsqlDataSource.Create(empty);
            await using var migration = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var locking = new NpgsqlCommand("select pg_advisory_lock(4921735206118)", migration);
            await locking.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            var (exitCode, words) = await ServiceProcess.Interrupt(empty, async () =>
            {
                await using var waits = source.CreateCommand(Waits);
                return (long)(await waits.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 1;
            });

            Assert.Equal("The service was told to stop before it had started." + Environment.NewLine, words);
            Assert.Equal(4, exitCode);
        }
        finally
        {
            await postgres.DropDatabase(empty);
        }
    }

    [Fact]
    public async Task A_database_is_up_to_date_when_every_script_has_run_and_not_before()
    {
        var empty = await postgres.CreateEmptyDatabase();

        try
        {
            await using var source = NpgsqlDataSource.Create(empty);
            var database = new Database(source);
            Assert.False(await Schema.IsUpToDate(database, TestContext.Current.CancellationToken));

            await Migrate(empty);
            Assert.True(await Schema.IsUpToDate(database, TestContext.Current.CancellationToken));

            await using var forget = source.CreateCommand("delete from schemaversions where scriptname = (select max(scriptname) from schemaversions)");
            await forget.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Assert.False(await Schema.IsUpToDate(database, TestContext.Current.CancellationToken));
        }
        finally
        {
            await postgres.DropDatabase(empty);
        }
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        const string Relations = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
        var scripts = await api.Scalar<long>("select count(*) from schemaversions");
        var relations = await api.Scalar<long>(Relations);

        await Migrate(api.ConnectionString);

        Assert.Equal(scripts, await api.Scalar<long>("select count(*) from schemaversions"));
        Assert.Equal(relations, await api.Scalar<long>(Relations));
    }

    [Fact]
    public async Task A_transaction_of_several_writes_makes_one_version()
    {
        var personId = await api.Given.Person();

        await api.Execute($"""
            begin;
            insert into aliases (person_id, person_alias_id, position, first_name) values ('{personId}', gen_random_uuid(), 2, 'Janet');
            update aliases set last_name = 'Roe' where person_id = '{personId}';
            insert into addresses (person_id, person_address_id, position, city) values ('{personId}', gen_random_uuid(), 1, 'Utrecht');
            update people set handle = 'jane' where person_id = '{personId}';
            commit;
            """);

        Assert.Equal(2, await api.Scalar<long>($"select version from people where person_id = '{personId}'"));
        Assert.Equal(
            ["2 addresses", "2 aliases", "2 aliases", "2 aliases", "2 people"],
            await api.Column<string>($"select version || ' ' || item_table from change where person_id = '{personId}' and version > 1 order by item_table"));
    }

    [Fact]
    public async Task A_write_that_changes_nothing_makes_no_version_and_no_entry()
    {
        var personId = await api.Given.Person();

        await api.Execute($"""
            update aliases set first_name = first_name where person_id = '{personId}';
            update people set handle = handle where person_id = '{personId}';
            delete from notes where person_id = '{personId}';
            """);

        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and version > 1"));
    }

    [Fact]
    public async Task A_number_written_with_other_digits_is_a_change()
    {
        var personId = await api.Given.Person("""{"entityFields":[{"name":"Number","numberValue":1.5}]}""");

        await api.Execute($"update entity_fields set number_value = 1.50 where person_id = '{personId}'");

        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task SQL_written_by_hand_is_logged_with_its_origin_and_what_stood_before_and_stands_after()
    {
        var personId = await api.Given.Person();

        await api.Execute($"update aliases set first_name = 'Joan' where person_id = '{personId}'");

        Assert.Equal(
            ["sql - Jane Joan"],
            await api.Column<string>($"""
                select origin || ' ' || coalesce(actor, '-') || ' ' || (before ->> 'first_name') || ' ' || (after ->> 'first_name')
                from   change
                where  person_id = '{personId}' and version = 2
                """));
    }

    [Fact]
    public async Task A_write_through_a_surface_leaves_nothing_behind_on_its_connection()
    {
        var personId = await api.Given.Person();
        var pooled = new NpgsqlConnectionStringBuilder(api.ConnectionString) { MaxPoolSize = 1 }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(pooled);

        await using (var surface = source.CreateCommand($"""
            select open_change('somebody', 'native', now());
            update aliases set first_name = 'Joan' where person_id = '{personId}';
            """))
        {
            await surface.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using (var byHand = source.CreateCommand($"update aliases set first_name = 'June' where person_id = '{personId}'"))
        {
            await byHand.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["native somebody", "sql -"],
            await api.Column<string>($"""
                select origin || ' ' || coalesce(actor, '-') from change
                where  person_id = '{personId}' and version > 1 order by version
                """));
    }

    [Fact]
    public async Task One_statement_over_several_people_makes_a_version_of_each()
    {
        string[] people = [await api.Given.Person(), await api.Given.Person(), await api.Given.Person()];
        var these = string.Join(',', people.Select(person => $"'{person}'"));

        await api.Execute($"update aliases set title = 'Dr.' where person_id in ({these})");

        Assert.Equal([2L, 2L, 2L], await api.Column<long>($"select version from people where person_id in ({these})"));
        Assert.Equal(3, await api.Scalar<long>($"select count(distinct person_id) from change where version = 2 and person_id in ({these})"));
    }

    [Fact]
    public async Task A_deletion_is_logged_with_everything_below_under_the_tombstones_version()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""
            {"aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Utrecht"}],"notes":[{"body":"Text"}],
             "entityFields":[{"name":"Field","boolValue":true}],"tags":[{"tagId":"{{tagId}}"}]}
            """);

        await api.Execute($"delete from people where person_id = '{personId}'");

        Assert.Equal(2, await api.Scalar<long>($"select version from deleted_people where person_id = '{personId}'"));
        Assert.Equal(
            ["2 addresses", "2 aliases", "2 entity_fields", "2 notes", "2 people", "2 person_tags"],
            await api.Column<string>($"""
                select version || ' ' || item_table from logged_changes
                where  person_id = '{personId}' and before is not null and after is null order by item_table
                """));
    }

    [Fact]
    public async Task The_id_of_a_deleted_person_never_comes_back_not_even_by_hand()
    {
        var personId = await api.Given.Person();
        await api.Delete($"/api/v1/people/{personId}");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => api.Execute($"insert into people (person_id) values ('{personId}')"));

        Assert.Equal("ID410", refused.SqlState);
    }

    [Fact]
    public async Task Every_table_is_logged_or_its_reason_not_to_be_stands_here()
    {
        Dictionary<string, string> reasons = new()
        {
            ["api_key_hashes"] = "secrets are never logged",
            ["change"] = "the log itself",
            ["countries"] = "comes with the schema and is never written",
            ["definition_change"] = "the log itself",
            ["deleted_people"] = "written by the deletion that is logged",
            ["list_version"] = "counts changes of list_items, which are logged",
            ["log_in_failures"] = "counts tries, and log-ins are logged themselves",
            ["lists"] = "counts the ids of list_items, which are logged",
            ["people_counts"] = "counts people, who are logged",
            ["person_search"] = "derived from what is logged",
            ["schemaversions"] = "the journal of the migrations",
        };

        var logged = await api.Column<string>("""
            select relname::text
            from   pg_class as tables
            where  relkind in ('r', 'p') and not relispartition
            and    relnamespace = 'public'::regnamespace
            and    exists (select from pg_trigger where tgrelid = tables.oid and tgname = 'log_insert' and tgenabled = 'O')
            and    exists (select from pg_trigger where tgrelid = tables.oid and tgname = 'log_delete' and tgenabled = 'O')
            and    (relname = 'media_objects' -- pictures are never changed
                    or exists (select from pg_trigger where tgrelid = tables.oid and tgname = 'log_update' and tgenabled = 'O'))
            """);
        var all = await api.Column<string>("""
            select relname::text from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace
            """);

        Assert.Equal(all.Except(logged).Order(), reasons.Keys.Order());
    }

    public static TheoryData<string> TakingContentAway => new()
    {
        "delete from aliases where person_id = '{0}'",
        "delete from phones where person_id = '{0}'",
        "delete from addresses where person_id = '{0}'",
        "update people set birth_date = null where person_id = '{0}'",
        "delete from aliases where person_id = '{0}'; delete from phones where person_id = '{0}'",
        """
        begin;
        delete from addresses where person_id = '{0}';
        delete from aliases where person_id = '{0}';
        update people set birth_date = null where person_id = '{0}';
        commit
        """,
        """
        update people set person_object_id = gen_random_uuid(), birth_date = null where person_id = '{0}';
        delete from aliases where person_id = '{0}'
        """,
    };

    [Theory]
    [MemberData(nameof(TakingContentAway))]
    public async Task The_log_tells_the_person_as_they_are_whatever_takes_their_content_away(string sql)
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Utrecht"}]}""");
        await api.Execute($"""
            begin;
            insert into phones (person_id, phone_id, position, number, digits) values ('{personId}', gen_random_uuid(), 1, '1234', '1234');
            update people set birth_date = '1990-02-03' where person_id = '{personId}';
            commit;
            """);
        var version = await api.Scalar<long>($"select version from people where person_id = '{personId}'");

        await api.Execute(sql.Replace("{0}", personId, StringComparison.Ordinal));

        Assert.True(await api.Scalar<bool>($"select person_object_kept from people where person_id = '{personId}'"));
        await ThePersonsLogIsWhole(personId);
        Assert.InRange(await api.Scalar<long>($"select version from people where person_id = '{personId}'"), version + 1, version + 2);
    }

    [Fact]
    public async Task The_log_tells_what_an_import_takes_away_too_under_its_version_and_its_importer()
    {
        var personId = await api.Given.Person();

        var outcomes = await api.Import($$"""{"personId":"{{personId}}","aliases":[]}""");

        Assert.Equal("updated", outcomes[0].Outcome());
        Assert.Equal(2, await api.Scalar<long>($"select version from people where person_id = '{personId}'"));
        await ThePersonsLogIsWhole(personId);
        Assert.Equal(
            ["native"],
            await api.Column<string>($"select distinct origin from change where person_id = '{personId}' and version = 2 and actor is not null"));
    }

    [Fact]
    public async Task Functions_that_run_as_their_owner_look_nowhere_else_and_are_granted_by_name()
    {
        var functions = await api.Column<string>("""
            select proname::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
            """);
        var careless = await api.Column<string>("""
            select proname::text
            from   pg_proc
            where  pronamespace = 'public'::regnamespace and prosecdef
            and    (not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, public, pg_temp']
                    or has_function_privilege('public', oid, 'execute'))
            """);

        Assert.Equal(["erase_from_log", "make_parts_of_log"], functions.Order());
        Assert.Equal([], careless);
    }

    [Fact]
    public async Task Passwords_are_never_logged()
    {
        await api.Execute("""
            insert into users (user_id, username, password_hash) values (gen_random_uuid(), 'logged', 'a-hash-to-be-found');
            update users set password_hash = 'another-hash-to-be-found' where username = 'logged';
            """);
        var admin = await api.Scalar<string>("select password_hash from users where username = 'admin'");

        Assert.Equal(
            0,
            await api.Scalar<long>($"""
                select count(*) from logged_changes
                where  logged_changes::text like '%hash-to-be-found%' or position('{admin}' in logged_changes::text) > 0 or logged_changes::text like '%password_hash%'
                """));
    }

    [Fact]
    public async Task Of_many_writers_at_once_each_logs_what_the_one_before_it_left()
    {
        var personId = await api.Given.Person();
        var aliasId = Guid.CreateVersion7();
        await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","firstName":"start"}""");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(turn =>
            api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","firstName":"turn {{turn}}"}""")));

        Assert.Equal(
            0,
            await api.Scalar<long>($"""
                select count(*)
                from  (select before, lag(after) over (order by version) as left_behind, version - lag(version) over (order by version) as step
                       from   logged_changes where item_id = '{aliasId}') as entry
                where  left_behind is not null and (before <> left_behind or step <> 1)
                """));
        Assert.Equal(41, await api.Scalar<long>($"select count(*) from logged_changes where item_id = '{aliasId}'"));
    }

    // Without what every write changes beside what it is about.
    private async Task ThePersonsLogIsWhole(string personId) => Assert.Equal(
        await api.Scalar<string>($"select (to_jsonb(people) - '{{version,changed_in,updated_at,updated_by}}'::text[])::text from people where person_id = '{personId}'"),
        await api.Scalar<string>($"""
            select (after - '{"{version,changed_in,updated_at,updated_by}"}'::text[])::text
            from   change
            where  person_id = '{personId}' and item_table = 'people' and after ? 'person_object_kept'
            order by change_id desc
            limit  1
            """));

    private static Task Migrate(string connectionString) => Schema.Migrate(connectionString, NullLogger.Instance, TestContext.Current.CancellationToken);
}
