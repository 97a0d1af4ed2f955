using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace Identities.Bench;

/// <summary>Lists of people as RogerRoger has them: how long pages, filters and searches take when there are very many people.</summary>
internal static class Lists
{
    private const int WarmUps = 5;
    private const int Measured = 25;

    public static async Task Run(string program, string connectionString, int people)
    {
        // The first start makes the administrator, where there is nobody yet.
        await using (await Service.Start(program, connectionString))
        {
        }

        await Fill(connectionString, people);

        await using var service = await Service.Start(program, connectionString);
        await service.LogIn();

        var last = (string)(await Page(service.Client, "/people"))["view"]!["last"]!;
        var lastByName = (string)(await Page(service.Client, "/people?order[familyName]=asc"))["view"]!["last"]!;

        (string Name, string Path)[] lists =
        [
            ("first page", "/people"),
            ("page 1000", "/people?page=1000"),
            ("last page", last),
            ("a page in the middle", $"/people?page={people / 30}"),
            ("first page, by family name", "/people?order[familyName]=asc"),
            ("page 1000, by family name", "/people?order[familyName]=asc&page=1000"),
            ("last page, by family name", lastByName),
            ("by family name, the newest first", "/people?order[familyName]=asc&order[createdAt]=desc"),
            ("`q` with a rare word", "/people?q=falconer"),
            ("`q` with a frequent word", "/people?q=manager"),
            ("`q` with a frequent word, by family name", "/people?q=manager&order[familyName]=asc"),
            ("`q` with two words", "/people?q=jane+baran"),
            ("`q` with two letters", "/people?q=zo"),
            ("`q` with an e-mail address", "/people?q=jane.141@example.com"),
            ("`q` with a word that nobody has", "/people?q=xyzzyx"),
            ("`owner.id`", "/people?owner.id=01900000-0000-7000-8000-000000010001"),
            ("`emailAddresses.email`", "/people?emailAddresses.email=jane.141@example.com"),
            ("`tags.id`, a tag of every tenth", "/people?tags.id=01900000-0000-7000-8000-000000020001"),
            ("`tags.id`, a rare tag", "/people?tags.id=01900000-0000-7000-8000-000000020002"),
            ("`segments.uuid`", "/people?segments.uuid=01900000-0000-7000-8000-000000030001"),
            ("`exists[archivedAt]=true`", "/people?exists[archivedAt]=true"),
            ("`exists[archivedAt]=false`", "/people?exists[archivedAt]=false"),
            ("`exists[archivedAt]=false`, page 1000", "/people?exists[archivedAt]=false&page=1000"),
            ("`createdAt`, a month", "/people?createdAt[after]=2024-01-01&createdAt[strictly_before]=2024-02-01"),
            ("`identifiers`, three of them", "/people?identifiers[]=jane-141&identifiers[]=jane.142@example.com&identifiers[]=%2B31610000007"),
            ("`view=idx`", "/people?view=idx"),
        ];

        foreach (var (name, path) in lists)
        {
            var total = (long)(await Page(service.Client, path))["totalItems"]!;

            for (var request = 1; request < WarmUps; request++)
            {
                await Page(service.Client, path);
            }

            var taken = new List<double>();

            for (var request = 0; request < Measured; request++)
            {
                var sent = Stopwatch.GetTimestamp();
                await Page(service.Client, path);
                taken.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }

            taken.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {total} | {taken[Measured / 2]:0.0} / {taken[^1]:0.0} ms |"));
        }
    }

    private static async Task<JsonNode> Page(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    private static async Task Fill(string connectionString, int people)
    {
        await using var store = new NpgsqlConnection(connectionString);
        await store.OpenAsync();
        var started = Stopwatch.GetTimestamp();

        // The names of people who are made up come round again and again, in no visible order.
        await Execute("create temporary table made (n integer, person_id uuid, first_name text, last_name text, job_title text)");
        await Execute($"""
            insert into made
            select n, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
                   (array['Jane','John','Jan','Anna','Peter','Maria','Paul','Eva','Tom','Lisa','Élodie','Søren','Zoë','Max','Ida','Emil','Nora','Finn','Mila','Otto'])[1 + n / 7 % 20],
                   initcap((array['ba','de','fi','go','hu','ka','le','mi','no','pu'])[1 + (hashint4(n + 1) & 1023) % 10] ||
                           (array['ran','ster','man','dal','berg','vik','son','mer','lin','ton'])[1 + (hashint4(n + 2) & 1023) % 10] ||
                           (array['','s','a','e','en','er','i','o','ova','sen'])[1 + (hashint4(n + 3) & 1023) % 10] ||
                           case when n % 4 = 0 then '-' || (array['Doe','Roe','Poe','Noe','Loe'])[1 + (hashint4(n + 5) & 1023) % 5] else '' end),
                   (array['engineer','manager','analyst','director','assistant','buyer','planner','nurse','teacher','driver'])[1 + (hashint4(n + 6) & 1023) % 10] ||
                   case when n % 200000 = 7 then ' falconer' else '' end
            from   generate_series(1, {people}) as n
            """);

        // A load as large as this one keeps by hand what triggers keep, and makes the index at the end.
        await Execute("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; drop index person_search_document");
        await Execute("""
            insert into users (user_id, username, password_hash)
            select ('01900000-0000-7000-8000-00000001' || lpad(to_hex(n), 4, '0'))::uuid, 'user ' || n, '' from generate_series(1, 50) as n;
            insert into tags (tag_id, tag_name, created_at, updated_at)
            values ('01900000-0000-7000-8000-000000020001', 'Frequent', now(), now()), ('01900000-0000-7000-8000-000000020002', 'Rare', now(), now());
            insert into segments (segment_id, title, icon, created_at, updated_at)
            select ('01900000-0000-7000-8000-00000003' || lpad(to_hex(n), 4, '0'))::uuid, 'Segment ' || n, 'star', now(), now() from generate_series(1, 5) as n;
            """);
        await Execute("""
            insert into people (person_id, owner_user_id, initials, job_title, customer_id, linkedin_id, archived_at, created_at, updated_at, sort_name)
            select person_id, ('01900000-0000-7000-8000-00000001' || lpad(to_hex(1 + n % 50), 4, '0'))::uuid, left(first_name, 1) || '.', job_title, 'C-' || n,
                   case when n % 3 = 0 then lower(first_name || '-' || n) end, case when n % 20 = 0 then now() end,
                   '2023-01-01T00:00:00Z'::timestamptz + n * interval '90 seconds', now(), lower(last_name collate "und-x-icu")
            from   made
            order by n
            """);
        await Execute("""
            insert into aliases (person_id, person_alias_id, position, first_name, last_name)
            select person_id, ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, first_name, last_name from made order by n
            """);
        await Execute("""
            insert into emails (person_id, email_id, position, email)
            select person_id, ('01900000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, lower(first_name) || '.' || n || '@example.com' from made order by n
            """);
        await Execute("""
            insert into phones (person_id, phone_id, position, kind, number, digits)
            select person_id, ('01900000-0000-7000-c000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 'mobile', '+31 6 ' || 10000000 + n, '+316' || 10000000 + n
            from   made
            order by n
            """);
        await Execute("""
            insert into person_tags (person_id, person_tag_id, tag_id, position, created)
            select person_id, gen_random_uuid(), ('01900000-0000-7000-8000-00000002000' || case when n % 10000 = 3 then 2 else 1 end)::uuid, 1, now()
            from   made
            where  n % 10 = 3;
            insert into person_segments (person_id, person_segment_id, position, segment_id)
            select person_id, gen_random_uuid(), 1, ('01900000-0000-7000-8000-00000003' || lpad(to_hex(1 + n % 5), 4, '0'))::uuid from made where n % 3 = 0
            """);
        await Execute("""
            insert into person_search (person_id, document)
            select person_id, search_document(concat_ws(' ', first_name, last_name, left(first_name, 1) || '.', job_title, 'C-' || n,
                                                        lower(first_name) || '.' || n || '@example.com', '+31 6 ' || 10000000 + n || ' +316' || 10000000 + n))
            from   made
            order by n
            """);
        await Execute("insert into people_counts (people) select count(*) from people");
        await Execute("create index person_search_document on person_search using gin (document gin_trgm_ops)");
        await Execute("vacuum analyze");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));

        async Task Execute(string sql)
        {
#pragma warning disable CA2100 // The benchmark writes its SQL itself.
            await using var command = new NpgsqlCommand(sql, store) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
