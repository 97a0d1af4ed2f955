using System.Security.Cryptography;
using System.Text;
using Identities.Store;
using Npgsql;
using Xunit;

namespace Identities.Tests.Store;

/// <summary>What a database holds, as the text of <c>schema.sql</c>.</summary>
internal static class SchemaText
{
    /// <summary>The generation of functions, views and triggers, and what their texts add up to.</summary>
    public static string Heading()
    {
        var texts = SchemaScript.Functions.Concat(SchemaScript.Views).Concat(SchemaScript.Triggers).Select(script => script.Name + '\n' + script.Text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts))));
        return $"-- Generation {Schema.Generation}: {hash}\n";
    }

    /// <summary>Tables, sequences, views, functions and triggers, each with what belongs to it.</summary>
    public static async Task<string> Of(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var text = new StringBuilder("-- What migrations, functions, views and triggers add up to. A test writes this file; what each thing is for stands with them.\n");

        foreach (var query in (string[])[Sequences, Tables, Views, Functions, Triggers])
        {
#pragma warning disable CA2100 // These are constants.
            await using var command = source.CreateCommand(query);
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);

            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                text.Append('\n').Append(rows.GetString(0)).Append('\n');
            }
        }

        return text.ToString();
    }

    private const string Sequences = """
        select 'sequence ' || relname
        from   pg_class
        where  relkind = 'S'
        and    relnamespace = 'public'::regnamespace
        and    not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype in ('a', 'i'))
        order by relname collate "C"
        """;

    // The journal of a database of the versions before has other types.
    private const string Tables = """
        select 'table ' || relname
               || coalesce(' partition by ' || pg_get_partkeydef(tables.oid), '')
               || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '')
               || coalesce((
                      select string_agg(E'\n    ' || attname || ' ' || format_type(atttypid, atttypmod)
                             || case when attnotnull then ' not null' else '' end
                             || case attidentity when 'a' then ' generated always as identity' else '' end
                             || coalesce(case attgenerated when 's' then ' generated always as ' else ' default ' end
                                         || pg_get_expr(adbin, adrelid), '')
                             || case when attstattarget > 0 then ' statistics ' || attstattarget else '' end
                             || case when attstorage <> typstorage then ' storage ' || attstorage::text else '' end,
                             '' order by attname collate "C")
                      from   pg_attribute
                      join   pg_type on pg_type.oid = atttypid
                      left join pg_attrdef on adrelid = attrelid and adnum = attnum
                      where  attrelid = tables.oid
                      and    attnum > 0
                      and    not attisdropped), '')
               || coalesce((
                      select string_agg(E'\n    constraint ' || conname || ' ' || pg_get_constraintdef(oid), '' order by conname collate "C")
                      from   pg_constraint
                      where  conrelid = tables.oid
                      and    contype in ('c', 'f', 'p', 'u', 'x')), '')
               || coalesce((
                      select string_agg(E'\n    ' || pg_get_indexdef(indexrelid), '' order by indexrelid::regclass::text collate "C")
                      from   pg_index
                      where  indrelid = tables.oid
                      and    not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))), '')
               || coalesce((
                      select string_agg(E'\n    ' || pg_get_statisticsobjdef(oid), '' order by stxname collate "C")
                      from   pg_statistic_ext
                      where  stxrelid = tables.oid), '')
        from   pg_class as tables
        where  relkind in ('r', 'p')
        and    relnamespace = 'public'::regnamespace
        and    relname <> 'schemaversions'
        and    not relispartition
        order by relname collate "C"
        """;

    private const string Views = """
        select 'view ' || relname
               || (select string_agg(E'\n    ' || attname || ' ' || format_type(atttypid, atttypmod), '' order by attnum)
                   from   pg_attribute
                   where  attrelid = pg_class.oid
                   and    attnum > 0)
        from   pg_class
        where  relkind = 'v'
        and    relnamespace = 'public'::regnamespace
        order by relname collate "C"
        """;

    // Their bodies are their files.
    private const string Functions = """
        select case prokind when 'p' then 'procedure ' else 'function ' end || proname || '(' || pg_get_function_arguments(pg_proc.oid) || ')'
               || coalesce(' returns ' || pg_get_function_result(pg_proc.oid), '')
               || ' ' || lanname || case provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
               || case when proisstrict then ' strict' else '' end
               || case when prosecdef then ' security definer' else '' end
               || coalesce(' set ' || array_to_string(proconfig, ', '), '')
        from   pg_proc
        join   pg_language on pg_language.oid = prolang
        where  pronamespace = 'public'::regnamespace
        and    not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
        order by proname collate "C", pg_get_function_arguments(pg_proc.oid) collate "C"
        """;

    private const string Triggers = """
        select string_agg(pg_get_triggerdef(pg_trigger.oid), E'\n' order by tgname collate "C")
        from   pg_trigger
        join   pg_class on pg_class.oid = tgrelid
        where  not tgisinternal
        and    relnamespace = 'public'::regnamespace
        and    tgparentid = 0
        group by relname
        order by relname collate "C"
        """;
}
