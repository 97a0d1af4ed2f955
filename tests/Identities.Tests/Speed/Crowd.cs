using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identities.Accounts;
using Identities.Platform.Data;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace Identities.Tests.Speed;

/// <summary>
/// A store with so many people that reading them all shows, and a service over it whose wire to PostgreSQL is read along. All of them have
/// parts of every kind, whose ids tell whose they are.
/// </summary>
public sealed class Crowd(PostgresServer postgres) : IAsyncLifetime
{
    public const int People = 30_000;
    public const string Password = "a long enough phrase";
    public const string OwnCompany = "01900000-0000-7000-8000-000000000001";

    private const int Definitions = 300;
    private const int Others = 5_000;

    // Every plan of every statement, also of those within functions and triggers, is told beside the answers.
    private const string TellPlans =
        " -c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice -c auto_explain.log_nested_statements=on"
        + " -c auto_explain.log_analyze=on -c auto_explain.log_timing=off -c auto_explain.log_format=json";

    // A statement is prepared when it comes for the second time, and what is remembered is remembered by then.
    private const int WarmUps = 2;

    // From the sixth time that a prepared statement comes, its plan may be one for all values.
    private const int Requests = 8;

    /// <summary>Tables of definitions, which do not grow with the people: reading one of them whole may be the cheapest way.</summary>
    private static readonly HashSet<string> Small =
        ["tags", "segments", "note_categories", "roles", "role_permissions", "countries", "lists", "list_items", "list_version", "people_counts"];

    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<Measured>>> measurements = new();
    private readonly Dictionary<string, string> tableOfIndex = [];
    private readonly HttpClient client = new();
    private PostgresWire? wire;
    private WebApplication? measured;
    private int last;

    /// <summary>The same store behind another service, whose wire nobody reads: for what must stand before a request.</summary>
    public Api Api { get; } = new(postgres);

    internal static string Role { get; } = Id("8800", 1);

    internal static string LastCompany { get; } = Id("8400", Others);

    internal static string OtherCategory { get; } = Id("8300", 2);

    /// <summary>A token of one company.</summary>
    internal (string Name, string Value) Restricted
    {
        get
        {
            var now = Api.Clock.GetUtcNow().ToUnixTimeSeconds();
            return ("Authorization", "Bearer " + Jwt.Of(
                $$"""{"iss":"identities","aud":"identities","sub":"tests","iat":{{now}},"exp":{{now + 600}},"company":["{{OwnCompany}}"]}"""));
        }
    }

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        await Fill();

        // On one connection everything that comes again meets its own plan.
        var settings = new NpgsqlConnectionStringBuilder(DatabaseConnection.Complete(Api.ConnectionString)) { MaxPoolSize = 1 };
        settings.Options += TellPlans;
        wire = new PostgresWire(settings.ConnectionString);
        measured = await Api.Start(wire.ConnectionString, new StandingClock());
        client.BaseAddress = new Uri(measured.Urls.First());

        // What the service does by itself, now and then, is no part of any request.
        foreach (var worker in measured.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            await worker.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>What the example of an operation asks of PostgreSQL, once nothing about it is new.</summary>
    internal Task<IReadOnlyList<Measured>> Measure(OperationCost cost) => measurements.GetOrAdd(cost.ToString(), async _ =>
    {
        var steady = new List<Measured>();

        for (var request = 1; request <= Requests; request++)
        {
            var example = await cost.Example(this);
            // What the caller may do is read once a second, whatever is asked: just before, by a request that asks for nothing else.
            await Send(Request.Get("/api/v1/permissions", [.. example.Headers.Where(header => header.Name == "Authorization")]));
            var planned = request == Requests ? await PlannedForTheirValues() : null;
            wire!.Take();
            var answer = await Send(example);
            var traffic = wire.Take();

            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent, $"{(int)answer.Status} {answer.Text}");

            if (request > WarmUps)
            {
                steady.Add(new Measured(traffic.Statements, traffic.RoundTrips, [.. traffic.Notices.SelectMany(TableRead.In).Select(Named).OfType<TableRead>()]));
            }

            if (planned is not null)
            {
                var since = await PlannedForTheirValues();
                steady[^1] = steady[^1] with { PlannedAnew = [.. since.Where(statement => statement.Value > planned.GetValueOrDefault(statement.Key)).Select(statement => statement.Key)] };
            }
        }

        return steady;
    });

    /// <summary>How often each statement that the service's one connection has prepared was planned for the values it came with.</summary>
    private async Task<Dictionary<string, long>> PlannedForTheirValues()
    {
        var statements = await measured!.Services.GetRequiredService<Database>().QueryAll<PreparedStatement>(
            "select statement, custom_plans from pg_prepared_statements", null, CancellationToken.None);
        return statements.ToDictionary(statement => statement.Statement, statement => statement.CustomPlans);
    }

    private sealed record PreparedStatement(string Statement, long CustomPlans);

    private async Task<Answer> Send(Request sent)
    {
        using var request = new HttpRequestMessage(sent.Method, new Uri(sent.Path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Api.AdminToken());

        if (sent.Body is not null)
        {
            request.Content = new ByteArrayContent(sent.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in sent.Headers)
        {
            HttpHeaders target = name.StartsWith("Content-", StringComparison.Ordinal) ? request.Content!.Headers : request.Headers;
            target.Remove(name);

            if (value.Length > 0)
            {
                target.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The read of a table that grows, by its name; null for what stays small.</summary>
    private TableRead? Named(TableRead read)
    {
        var table = tableOfIndex.GetValueOrDefault(read.Table, read.Table);
        return Small.Contains(table) || table.StartsWith("pg_", StringComparison.Ordinal) ? null : read with { Table = table };
    }

    /// <summary>No second passes between a request and what was read just before it, however busy the machine.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private readonly long began = TimeProvider.System.GetTimestamp();

        public override long GetTimestamp() => began;
    }

    /// <summary>A number that has not been used.</summary>
    internal int Number() => ++last;

    /// <summary>Somebody whom no request has concerned yet.</summary>
    internal Somebody Somebody() => new(Number());

    /// <summary>A user whom no request has concerned yet, with a password and an API key.</summary>
    internal CrowdUser User() => User(Number());

    /// <summary>A user who comes again and again.</summary>
    internal CrowdUser Regular() => User(People);

    private CrowdUser User(int number)
    {
        var id = Id("8500", number);
        var name = $"user-{number}@example.com";
        return new CrowdUser(number, id, name, Api.Services.GetRequiredService<AccessTokens>().Issue(id, name, [.. Permissions.All]));
    }

    internal static string TagOf(int number) => Id("8100", number % Definitions + 1);

    internal static string SegmentOf(int number) => Id("8200", number % Definitions + 1);

    internal static string CompanyOf(int number) => Id("8400", number % Others + 1);

    internal static int CompanyNumberOf(int number) => number % Others + 1001;

    internal static string PictureOf(int number) => Id("8600", number % Others + 1);

    internal static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"01900000-0000-7000-{kind}-{number:x12}");

    public async ValueTask DisposeAsync()
    {
        client.Dispose();

        if (measured is not null)
        {
            await measured.StopAsync();
            await measured.DisposeAsync();
        }

        if (wire is not null)
        {
            await wire.DisposeAsync();
        }

        await Api.DisposeAsync();
    }

    private async Task Fill()
    {
        var hash = Api.Services.GetRequiredService<Passwords>().Hash(Password);

        await using var store = await Api.Store.OpenConnectionAsync();

        foreach (var sql in Filling(hash))
        {
#pragma warning disable CA2100 // Tests write their SQL themselves.
            await using var command = new NpgsqlCommand(sql, store) { CommandTimeout = 60 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await using var indexes = Api.Store.CreateCommand("select indexname, tablename from pg_indexes where schemaname = 'public'");
        await using var rows = await indexes.ExecuteReaderAsync();

        while (await rows.ReadAsync())
        {
            tableOfIndex.Add(rows.GetString(0), rows.GetString(1));
        }
    }

    /// <summary>A load as large as this one keeps by hand what triggers keep.</summary>
    private static IEnumerable<string> Filling(string passwordHash) =>
    [
        $"""
        set session_replication_role = replica;
        set synchronous_commit = off;
        create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
        as $$ select ('01900000-0000-7000-' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;

        insert into tags (tag_id, tag_name, created_at, updated_at)
        select pg_temp.id('8100', n), 'Tag ' || n, now(), now() from generate_series(1, {Definitions}) as n;
        insert into segments (segment_id, title, icon, created_at, updated_at)
        select pg_temp.id('8200', n), 'Segment ' || n, 'star', now(), now() from generate_series(1, {Definitions}) as n;
        insert into note_categories (category_id, title, created_at)
        select pg_temp.id('8300', n), 'Category ' || n, now() from generate_series(1, 10) as n;
        insert into roles (role_id, name) values ('{Role}', 'Everything');
        insert into role_permissions (role_id, permission) select '{Role}', unnest(string_to_array('{string.Join(',', Permissions.All)}', ','));
        """,
        $"""
        insert into companies (company_id, company_number, name, created_at) overriding system value
        select pg_temp.id('8400', n), n + 1000, 'Company ' || n, '2023-01-01T00:00:00Z'::timestamptz + n * interval '1 hour' from generate_series(1, {Others}) as n;
        select setval(pg_get_serial_sequence('companies', 'company_number'), {Others + 1001});
        insert into company_emails (company_id, company_email_id, position, email)
        select pg_temp.id('8400', n), pg_temp.id('8410', n), 1, 'office-' || n || '@example.com' from generate_series(1, {Others}) as n;
        insert into company_phones (company_id, company_phone_id, position, kind, number, digits)
        select pg_temp.id('8400', n), pg_temp.id('8420', n), 1, 'work', '+31 20 ' || n, '+3120' || n from generate_series(1, {Others}) as n;
        insert into company_addresses (company_id, street, city) select pg_temp.id('8400', n), 'Main Street ' || n, 'Oslo' from generate_series(1, {Others}) as n;
        insert into company_tags (company_id, company_tag_id, tag_id, position, created)
        select pg_temp.id('8400', n), pg_temp.id('8430', n), pg_temp.id('8100', n % {Definitions} + 1), 1, now() from generate_series(1, {Others}) as n;
        insert into company_segments (company_id, company_segment_id, position, segment_id)
        select pg_temp.id('8400', n), pg_temp.id('8440', n), 1, pg_temp.id('8200', n % {Definitions} + 1) from generate_series(1, {Others}) as n;
        insert into users (user_id, username, password_hash)
        select pg_temp.id('8500', n), 'user-' || n || '@example.com', '{passwordHash}' from generate_series(1, {People}) as n;
        insert into user_roles (user_id, role_id) select pg_temp.id('8500', n), '{Role}' from generate_series(1, {People}) as n;
        insert into api_keys (api_key_id, user_id, created_at) select pg_temp.id('8700', n), pg_temp.id('8500', n), now() from generate_series(1, {People}) as n;
        insert into api_key_hashes (api_key_id, key_hash)
        select pg_temp.id('8700', n), sha256(convert_to('idk_' || rpad(n || 'x', 43, 'A'), 'UTF8')) from generate_series(1, {People}) as n;
        insert into media_objects (media_object_id, media_type, bytes, created_at)
        select pg_temp.id('8600', n), 'image/png', '', now() from generate_series(1, {Others}) as n;
        """,
        $"""
        create temporary table made as
        select n, pg_temp.id('9000', n) as person_id,
               (array['Jane','John','Jan','Anna','Peter','Maria','Paul','Eva','Tom','Zoë'])[1 + n / 7 % 10] as first_name,
               (array['Doe','Roe','Poe','Noe','Loe'])[1 + n % 5] || n % 997 as last_name,
               (array['engineer','buyer','analyst','director','assistant','planner','nurse','teacher','driver','cook'])[1 + n / 3 % 10] as job_title
        from   generate_series(1, {People}) as n;

        insert into people (person_id, person_number, owner_user_id, person_object_id, job_title, linkedin_id, archived_at, birth_date, created_at, updated_at)
            overriding system value
        select person_id, n, pg_temp.id('8500', n), pg_temp.id('a00e', n), job_title, 'jane-' || n, case when n % 20 = 0 then now() end, '1980-05-17',
               '2023-01-01T00:00:00Z'::timestamptz + n * interval '30 minutes', now()
        from   made;
        select setval(pg_get_serial_sequence('people', 'person_number'), {People});
        insert into aliases (person_id, person_alias_id, position, first_name, last_name)
        select person_id, pg_temp.id('a001', n), 1, first_name, last_name from made;
        insert into addresses (person_id, person_address_id, position, is_primary, kind, street, city, postal_code, country, country_code)
        select person_id, pg_temp.id('a002', n), 1, true, 'street', 'Main Street ' || n, 'Oslo', '0150', 'Norway', 'NO' from made;
        insert into notes (person_id, note_id, position, summary, body, category_id, created_at)
        select person_id, pg_temp.id('a003', n), 1, 'Called', 'Text ' || n, pg_temp.id('8300', 1), now() from made;
        insert into entity_fields (person_id, entity_field_id, position, name, string_value)
        select person_id, pg_temp.id('a004', n), 1, 'Membership', 'M-' || n / 10 from made;
        insert into person_tags (person_id, person_tag_id, tag_id, position, created)
        select person_id, pg_temp.id('a005', n), pg_temp.id('8100', n % {Definitions} + 1), 1, now() from made;
        """,
        $"""
        insert into emails (person_id, email_id, position, email)
        select person_id, pg_temp.id('a006', n), 1, 'jane' || n || '@example.com' from made;
        insert into phones (person_id, phone_id, position, kind, number, digits)
        select person_id, pg_temp.id('a007', n), 1, 'mobile', '+31 6 ' || 10000000 + n, '+316' || 10000000 + n from made;
        insert into urls (person_id, url_id, position, url) select person_id, pg_temp.id('a008', n), 1, 'https://example.com/' || n from made;
        insert into person_companies (person_id, person_company_id, position, company_id, is_primary)
        select person_id, pg_temp.id('a009', n), 1, pg_temp.id('8400', n % {Others} + 1), true from made;
        insert into chosen_items (person_id, chosen_item_id, position, list, item_id) select person_id, pg_temp.id('a00a', n), 1, 'persint', 1 from made;
        insert into consents (person_id, consent_id, position, purpose_id, legal_base_id, source_id, registered_at, updated_at)
        select person_id, pg_temp.id('a00b', n), 1, 1, 1, 1, now(), now() from made;
        insert into person_segments (person_id, person_segment_id, position, segment_id)
        select person_id, pg_temp.id('a00c', n), 1, pg_temp.id('8200', n % {Definitions} + 1) from made;
        insert into client_identifiers (person_id, client_identifier_id, position, domain, token)
        select person_id, pg_temp.id('a00d', n), 1, 'example.com', 't-' || n from made;
        insert into deleted_people (person_id, person_number, version, deleted_at) select pg_temp.id('9100', n), 1000000 + n, 2, now() from made;
        insert into change (change_id, person_id, version, moment, origin, item_table, item_id, after)
        select nextval('change_ids') + n % 3 * 10000000, person_id, version, '2023-01-01T00:00:00Z'::timestamptz + n * interval '30 minutes', 'native', 'people', person_id::text, jsonb_build_object('person_id', person_id)
        from   made cross join generate_series(1, 2) as version
        order by n;
        """,
        """
        drop index person_search_document;
        insert into person_search (person_id, document, sort_name, created_at, archived_at)
        select person_id, search_document(concat_ws(' ', first_name, last_name, made.job_title, 'jane' || n || '@example.com', '+31 6 ' || 10000000 + n)),
               lower(last_name), created_at, archived_at
        from   made join people using (person_id);
        create index person_search_document on person_search using gin (document gin_trgm_ops) with (gin_pending_list_limit = 1024);
        delete from people_counts;
        insert into people_counts (people) select count(*) from people;
        """,
        // Tables that change under the tests keep their statistics, or plans would depend on the hour.
        """
        do $$
        declare
            grown record;
        begin
            for grown in select oid::regclass as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
                execute format('alter table %s set (autovacuum_enabled = off)', grown.name);
            end loop;
        end $$;
        """,
        $"insert into log_in_failures select sha256(number::text::bytea), '192.0.2.1', 1, now() from generate_series(1, {Others}) as number",
        "vacuum analyze",
    ];
}

/// <summary>What a request has asked of PostgreSQL.</summary>
internal sealed record Measured(int Statements, int RoundTrips, IReadOnlyList<TableRead> Reads)
{
    /// <summary>Statements that were planned for this request alone. It is told of the last request only, by which a plan for all values may have been made.</summary>
    public IReadOnlyList<string> PlannedAnew { get; init; } = [];
}

/// <summary>One of the crowd.</summary>
internal sealed record Somebody(int Number)
{
    public string Id => Crowd.Id("9000", Number);

    public string Native => "/api/v1/people/" + Id;

    public string RogerRoger => "/people/" + Id;

    public string RogerRogerNote => $"{RogerRoger}/notes/{NoteId}";

    public string SuperOffice => "/api/v1/Person/" + Number.ToString(CultureInfo.InvariantCulture);

    public string AliasId => Crowd.Id("a001", Number);

    public string AddressId => Crowd.Id("a002", Number);

    public string NoteId => Crowd.Id("a003", Number);

    public string EntityFieldId => Crowd.Id("a004", Number);

    public string PersonTagId => Crowd.Id("a005", Number);

    public string EmailId => Crowd.Id("a006", Number);

    public string PhoneId => Crowd.Id("a007", Number);

    public string ClientIdentifierId => Crowd.Id("a00d", Number);

    public string PersonObjectId => Crowd.Id("a00e", Number);

    public string TagId => Crowd.TagOf(Number);

    public string FieldText => $"M-{Number / 10}";

    public string Email => $"jane{Number}@example.com";
}

/// <summary>A user of the crowd.</summary>
internal sealed record CrowdUser(int Number, string Id, string Name, string Token)
{
    public string Path => "/api/v1/users/" + Id;

    public string ApiKeyId => Crowd.Id("8700", Number);

    public (string Name, string Value) Bearer => ("Authorization", "Bearer " + Token);

    public (string Name, string Value) Basic => ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name}:{Crowd.Password}")));

    public (string Name, string Value) ApiKey => ("X-API-KEY", "idk_" + $"{Number}x".PadRight(43, 'A'));
}
