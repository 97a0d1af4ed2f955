using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Identities.Bench;

/// <summary>
/// The people who are made up for the benchmark: numbered from 1, each with fifteen rows beside their own. Every id of a person ends in
/// their number, in decimal digits.
/// </summary>
internal static class People
{
    public const string GroupTag = "01900000-0000-7000-8000-000000040042";
    public const string FrequentTag = "01900000-0000-7000-8000-000000020001";
    public const string RareTag = "01900000-0000-7000-8000-000000020002";
    public const string AppliedTag = "01900000-0000-7000-8000-000000020003";
    public const string User = "01900000-0000-7000-8000-000000010001";
    public const string Segment = "01900000-0000-7000-8000-000000030001";

    private const int Chunk = 10_000;
    private const int Connections = 2;
    private const int GroupTags = 100;

    private static readonly string[] FirstNames =
    [
        "Jane", "John", "Jan", "Anna", "Peter", "Maria", "Paul", "Eva", "Tom", "Lisa", "Élodie", "Søren", "Zoë", "Max", "Ida", "Emil", "Nora", "Finn", "Mila", "Otto",
    ];

    private static readonly string[] Beginnings = ["Ba", "De", "Fi", "Go", "Hu", "Ka", "Le", "Mi", "No", "Pu"];
    private static readonly string[] Middles = ["ran", "ster", "man", "dal", "berg", "vik", "son", "mer", "lin", "ton"];
    private static readonly string[] Ends = ["", "s", "a", "e", "en", "er", "i", "o", "ova", "sen"];
    private static readonly string[] Doubled = ["Doe", "Roe", "Poe", "Noe", "Loe"];
    private static readonly string[] Jobs = ["engineer", "manager", "analyst", "director", "assistant", "buyer", "planner", "nurse", "teacher", "driver"];
    private static readonly DateTime Beginning = new(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string IdOf(int person) => Id("9000", person);

    public static string AliasOf(int person) => Id("a001", person);

    public static string AppliedTagOf(int person) => Id("d009", person);

    public static string KeyOf(int person) => $"key-{Recording.DigitsOf(person)}";

    private static string Id(string kind, int person) => $"01900000-0000-7000-{kind}-{Recording.DigitsOf(person)}";

    /// <summary>
    /// Loads people by binary COPY into the indexed tables. What triggers keep is kept by hand, and the index of search documents is made at
    /// the end.
    /// </summary>
    public static async Task Load(string connectionString, int people)
    {
        await Execute(connectionString, """
            insert into users (user_id, username, password_hash)
            select ('01900000-0000-7000-8000-00000001' || lpad(to_hex(n), 4, '0'))::uuid, 'user ' || n, '' from generate_series(1, 50) as n;
            insert into tags (tag_id, tag_name, created_at, updated_at)
            select ('01900000-0000-7000-8000-00000002000' || n)::uuid, (array['Frequent', 'Rare', 'Applied'])[n], now(), now() from generate_series(1, 3) as n;
            insert into tags (tag_id, tag_name, created_at, updated_at)
            select ('01900000-0000-7000-8000-00000004' || lpad(n::text, 4, '0'))::uuid, 'Group ' || n, now(), now() from generate_series(0, 199) as n;
            insert into segments (segment_id, title, icon, created_at, updated_at)
            select ('01900000-0000-7000-8000-00000003' || lpad(to_hex(n), 4, '0'))::uuid, 'Segment ' || n, 'star', now(), now() from generate_series(1, 5) as n;
            drop index person_search_document;
            """);

        var next = 1 - Chunk;

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await using var store = new NpgsqlConnection(connectionString);
            await store.OpenAsync();
            await Execute(store, "set session_replication_role = replica; set synchronous_commit = off");

            while (Interlocked.Add(ref next, Chunk) is var first && first <= people)
            {
                await Copy(store, [.. Enumerable.Range(first, Math.Min(Chunk, people - first + 1))]);
            }
        })));

        await Execute(connectionString, """
            select setval(pg_get_serial_sequence('people', 'person_number'), (select max(person_number) from people));
            insert into people_counts (people) select count(*) from people;
            set maintenance_work_mem = '512MB';
            create index person_search_document on person_search using gin (document gin_trgm_ops) with (gin_pending_list_limit = 1024);
            """);
        await Execute(connectionString, "vacuum analyze");
        await Execute(connectionString, "checkpoint");
    }

    /// <summary>Brings the whole store into PostgreSQL's memory, as it would be after a day of work.</summary>
    public static Task Warm(string connectionString) => Execute(connectionString, """
        create extension if not exists pg_prewarm;
        select pg_prewarm(oid) from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace;
        """);

    private static async Task Copy(NpgsqlConnection store, int[] people)
    {
        await Table(
            store,
            "people (person_id, person_number, owner_user_id, initials, job_title, customer_id, linkedin_id, archived_at, created_at, updated_at)",
            people,
            1,
            async (row, n, _) =>
            {
                await row.WriteAsync(Guid.Parse(IdOf(n)));
                await row.WriteAsync(n);
                await row.WriteAsync(Guid.Parse($"01900000-0000-7000-8000-00000001{1 + (n % 50):x4}"));
                await row.WriteAsync(FirstName(n)[..1] + ".");
                await row.WriteAsync(Job(n));
                await row.WriteAsync($"C-{n}");
                await WriteOrNull(row, n % 3 == 0 ? $"{FirstName(n)}-{n}".ToLowerInvariant() : null);
                await WriteOrNull(row, Archived(n));
                await row.WriteAsync(Created(n), NpgsqlDbType.TimestampTz);
                await row.WriteAsync(Created(n), NpgsqlDbType.TimestampTz);
            });

        await Table(store, "aliases (person_id, person_alias_id, position, first_name, last_name, title)", people, 2, async (row, n, place) =>
        {
            await Item(row, "a00", n, place);
            await row.WriteAsync(place == 1 ? FirstName(n) : FirstName(n + 7));
            await row.WriteAsync(LastName(n));
            await WriteOrNull(row, place == 2 ? "Dr." : null);
        });

        await Table(
            store,
            "addresses (person_id, person_address_id, position, is_primary, street, city, state, postal_code, country, country_code)",
            people,
            2,
            async (row, n, place) =>
            {
                await Item(row, "b00", n, place);
                await row.WriteAsync(place == 1);
                await row.WriteAsync($"Main Street {n % 300}");
                await row.WriteAsync(place == 1 ? "Springfield" : "Shelbyville");
                await row.WriteAsync("Region");
                await row.WriteAsync((1000 + (n % 9000)).ToString(CultureInfo.InvariantCulture));
                await row.WriteAsync("Norway");
                await row.WriteAsync("NO", NpgsqlDbType.Char);
            });

        await Table(store, "notes (person_id, note_id, position, summary, body, author, created_at)", people, 3, async (row, n, place) =>
        {
            await Item(row, "c00", n, place);
            await row.WriteAsync($"Call {place}");
            await row.WriteAsync($"Spoke with {FirstName(n)} about the order of this month; call again in a week. Reference {n}, number {place}.");
            await row.WriteAsync("jane.doe");
            await row.WriteAsync(Created(n), NpgsqlDbType.TimestampTz);
        });

        await Table(store, "entity_fields (person_id, entity_field_id, position, name, string_value, number_value, bool_value)", people, 3, async (row, n, place) =>
        {
            await Item(row, "e00", n, place);
            await row.WriteAsync(place switch { 1 => "CustomerKey", 2 => "Score", _ => "Newsletter" });
            await WriteOrNull(row, place == 1 ? KeyOf(n) : null);
            await (place == 2 ? row.WriteAsync((decimal)(n % 1000)) : row.WriteNullAsync());
            await (place == 3 ? row.WriteAsync(n % 2 == 0) : row.WriteNullAsync());
        });

        await Table(store, "person_tags (person_id, person_tag_id, position, tag_id, created)", people, 2, async (row, n, place) =>
        {
            await Item(row, "d00", n, place);
            await row.WriteAsync(Guid.Parse((place, n % 10_000, n % 10) switch
            {
                (1, _, _) => Group(n % GroupTags),
                (_, 3, _) => RareTag,
                (_, _, 3) => FrequentTag,
                _ => Group(GroupTags + (n % 97)),
            }));
            await row.WriteAsync(Created(n), NpgsqlDbType.TimestampTz);
        });

        await Table(store, "emails (person_id, email_id, position, email)", people, 1, async (row, n, place) =>
        {
            await Item(row, "f00", n, place);
            await row.WriteAsync(Email(n));
        });

        await Table(store, "phones (person_id, phone_id, position, kind, number, digits)", people, 1, async (row, n, place) =>
        {
            await Item(row, "f10", n, place);
            await row.WriteAsync("mobile");
            await row.WriteAsync($"+31 6 {10_000_000 + n}");
            await row.WriteAsync($"+316{10_000_000 + n}");
        });

        await Table(store, "client_identifiers (person_id, client_identifier_id, position, domain, token)", people, 1, async (row, n, place) =>
        {
            await Item(row, "f20", n, place);
            await row.WriteAsync("crm.example.com");
            await row.WriteAsync($"C-{n}");
        });

        await Table(store, "person_segments (person_id, person_segment_id, position, segment_id)", [.. people.Where(n => n % 3 == 0)], 1, async (row, n, place) =>
        {
            await Item(row, "f30", n, place);
            await row.WriteAsync(Guid.Parse($"01900000-0000-7000-8000-00000003{1 + (n % 5):x4}"));
        });

        await Table(store, "person_search (person_id, document, sort_name, created_at, archived_at)", people, 1, async (row, n, _) =>
        {
            await row.WriteAsync(Guid.Parse(IdOf(n)));
            await row.WriteAsync(Document(n));
            await row.WriteAsync(LastName(n).ToLowerInvariant());
            await row.WriteAsync(Created(n), NpgsqlDbType.TimestampTz);
            await WriteOrNull(row, Archived(n));
        });
    }

    private static async Task Table(NpgsqlConnection store, string columns, int[] people, int each, Func<NpgsqlBinaryImporter, int, int, Task> write)
    {
        await using var rows = await store.BeginBinaryImportAsync($"copy {columns} from stdin (format binary)");

        foreach (var n in people)
        {
            for (var place = 1; place <= each; place++)
            {
                await rows.StartRowAsync();
                await write(rows, n, place);
            }
        }

        await rows.CompleteAsync();
    }

    private static async Task Item(NpgsqlBinaryImporter row, string kind, int n, int place)
    {
        await row.WriteAsync(Guid.Parse(IdOf(n)));
        await row.WriteAsync(Guid.Parse(Id(kind + place, n)));
        await row.WriteAsync(place);
    }

    private static Task WriteOrNull(NpgsqlBinaryImporter row, string? text) => text is null ? row.WriteNullAsync() : row.WriteAsync(text);

    private static Task WriteOrNull(NpgsqlBinaryImporter row, DateTime? moment)
        => moment is { } some ? row.WriteAsync(some, NpgsqlDbType.TimestampTz) : row.WriteNullAsync();

    private static DateTime? Archived(int n) => n % 20 == 0 ? Beginning : null;

    private static string Group(int tag) => $"01900000-0000-7000-8000-00000004{tag:D4}";

    private static string FirstName(int n) => FirstNames[n / 7 % FirstNames.Length];

    private static string LastName(int n)
        => Pick(Beginnings, n, 1) + Pick(Middles, n, 2) + Pick(Ends, n, 3) + (n % 4 == 0 ? "-" + Pick(Doubled, n, 5) : "");

    /// <summary>Five people, however many there are: those whom the search for a rare word finds.</summary>
    public static bool IsRare(int person) => person < 5000 && person % 1000 == 7;

    private static string Job(int n) => Pick(Jobs, n, 6) + (IsRare(n) ? " falconer" : "");

    private static string Email(int n) => $"{FirstName(n).ToLowerInvariant()}.{n}@example.com";

    private static DateTime Created(int n) => Beginning.AddSeconds(90L * n);

    /// <summary>What the schema's <c>search_document</c> makes of a person: the text, and the text again with signs as spaces.</summary>
    private static string Document(int n)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $" {FirstName(n)} {LastName(n)} {FirstName(n)[..1]}. {Job(n)} C-{n} {Email(n)} +31 6 {10_000_000 + n} +316{10_000_000 + n}").ToLowerInvariant();
        return text + string.Concat(text.Select(letter => ".,:;@-_+/\\()'\"&#".Contains(letter, StringComparison.Ordinal) ? ' ' : letter));
    }

    // The same people at every run, in no visible order: what one salt picks says nothing about what another one does.
    private static string Pick(string[] from, int n, int salt)
    {
        var mixed = ((uint)n * 2654435761u) ^ ((uint)salt * 2246822519u);
        mixed = (mixed ^ (mixed >> 15)) * 2246822519u;
        mixed = (mixed ^ (mixed >> 13)) * 3266489917u;
        return from[(mixed ^ (mixed >> 16)) % (uint)from.Length];
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var store = new NpgsqlConnection(connectionString);
        await store.OpenAsync();
        await Execute(store, sql);
    }

    private static async Task Execute(NpgsqlConnection store, string sql)
    {
#pragma warning disable CA2100 // The benchmark writes its SQL itself.
        await using var command = new NpgsqlCommand(sql, store) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
