using System.Buffers;
using System.Text.Json;
using Identities.People.Transfers.Tables;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers;

/// <summary>What one transaction came to: what became of its lines, and those that have to wait for it.</summary>
internal sealed record WrittenPart(IReadOnlyList<LineOutcome> Outcomes, IReadOnlyList<SentLine> Deferred);

/// <summary>
/// One transaction of an import. It finds out whom its lines mean, locks them in the order of their ids, compares what is there with
/// what is wanted, and writes what differs: a few statements for each table, however many people there are.
/// </summary>
internal sealed class ImportedPart(DatabaseTransaction transaction, Importer importer, DateTime moment)
{
    private readonly ImportSurroundings around = new(importer.Actor, importer.Username, moment);
    private readonly List<LineOutcome> outcomes = [];
    private readonly List<SentLine> deferred = [];
    private readonly List<PersonPlan> plans = [];

    /// <summary>Whether the end was asked for: from then on nobody knows whether it came before the connection was lost.</summary>
    public bool IsCommitting { get; private set; }

    public async Task<WrittenPart> Write(IReadOnlyList<SentLine> lines, CancellationToken cancellationToken)
    {
        var owners = await FindOwners(lines, cancellationToken);
        var people = await LockPeople(lines, owners, cancellationToken);
        var chosen = Choose(lines, owners, people);
        var parts = await LoadParts(chosen, cancellationToken);
        Plan(chosen, parts);

        if (plans.Count > 0)
        {
            plans.Sort((one, other) => one.PersonId.CompareTo(other.PersonId));
            await Save(cancellationToken);
        }

        IsCommitting = true;
        await transaction.Commit(cancellationToken);
        return new WrittenPart(outcomes, deferred);
    }

    /// <summary>The people who have the identifiers that lines name; of many people who have the same one, two are enough.</summary>
    private async Task<ILookup<(string Domain, string Token), Guid>> FindOwners(IReadOnlyList<SentLine> lines, CancellationToken cancellationToken)
    {
        var wanted = lines.SelectMany(line => line.Person!.Identifiers ?? []).Select(identifier => identifier.Key).Distinct().ToArray();
        var statements = new StatementBatch { Patience = 0 };
        statements.Add(OpenImport, ("Actor", importer.Actor ?? ""), ("Origin", importer.Origin), ("Moment", moment));

        if (wanted.Length > 0)
        {
            statements.Add(LockOutOtherImports);
            statements.Add(
                OwnersOfIdentifiers,
                ("Domains", wanted.Select(key => key.Domain).ToArray()),
                ("Tokens", wanted.Select(key => key.Token).ToArray()),
                ("Moment", moment));
        }

        return await transaction.Run(
            statements,
            async rows =>
            {
                var owners = new List<((string, string) Key, Guid PersonId)>();

                if (wanted.Length > 0)
                {
                    await rows.NextResultAsync(cancellationToken);
                    await rows.NextResultAsync(cancellationToken);

                    while (await rows.ReadAsync(cancellationToken))
                    {
                        owners.Add(((rows.GetString(0), rows.GetString(1)), rows.GetGuid(2)));
                    }
                }

                return owners.ToLookup(owner => owner.Key, owner => owner.PersonId);
            },
            cancellationToken);
    }

    private async Task<KnownPeople> LockPeople(
        IReadOnlyList<SentLine> lines,
        ILookup<(string Domain, string Token), Guid> owners,
        CancellationToken cancellationToken)
    {
        var named = lines.Select(line => line.Person!.PersonId).OfType<Guid>();
        var people = named.Concat(owners.SelectMany(owner => owner)).Distinct().ToArray();
        var tags = lines.SelectMany(line => line.Person!.Tags ?? []).Select(tag => tag.Tag.TagId).Distinct().ToArray();
        var countries = lines.SelectMany(line => line.Person!.Addresses ?? []).Select(address => address.Country).OfType<string>().Distinct().ToArray();

        var statements = new StatementBatch { Patience = 0 };
        statements.Add(LockInOrder, ("People", people));
        statements.Add(BuriedPeople, ("People", people));
        statements.Add(UsableTags, ("Tags", tags));
        statements.Add(CodesOfCountries, ("Countries", countries));

        return await transaction.Run(
            statements,
            async rows =>
            {
                var known = new KnownPeople([], []);

                while (await rows.ReadAsync(cancellationToken))
                {
                    known.Locked[rows.GetGuid(0)] = new LockedPerson(rows.GetInt64(1), rows.GetDateTime(2));
                }

                await rows.NextResultAsync(cancellationToken);

                while (await rows.ReadAsync(cancellationToken))
                {
                    known.Buried.Add(rows.GetGuid(0));
                }

                await rows.NextResultAsync(cancellationToken);

                while (await rows.ReadAsync(cancellationToken))
                {
                    around.Tags[rows.GetGuid(0)] = new TagTerms(rows.GetBoolean(1), rows.GetInt64(2));
                }

                await rows.NextResultAsync(cancellationToken);

                while (await rows.ReadAsync(cancellationToken))
                {
                    around.Countries[rows.GetString(0)] = rows.Text(1);
                }

                return known;
            },
            cancellationToken);
    }

    /// <summary>
    /// Decides whom each line means. A line that speaks of somebody whom an earlier one speaks of waits for the next transaction, so that
    /// lines of one person run one after the other.
    /// </summary>
    private List<ChosenLine> Choose(IReadOnlyList<SentLine> lines, ILookup<(string Domain, string Token), Guid> owners, KnownPeople people)
    {
        var chosen = new List<ChosenLine>(lines.Count);
        var spokenOf = new HashSet<Guid>();
        var identifiersSpokenOf = new HashSet<(string, string)>();

        foreach (var line in lines)
        {
            var person = line.Person!;
            var identifiers = person.Identifiers ?? [];
            var matches = identifiers.SelectMany(identifier => owners[identifier.Key]).Where(people.Locked.ContainsKey).ToHashSet();
            var waits = false;

            foreach (var match in matches.Concat(person.PersonId is { } named ? [named] : []).Distinct())
            {
                waits |= !spokenOf.Add(match);
            }

            foreach (var identifier in identifiers)
            {
                waits |= !identifiersSpokenOf.Add(identifier.Key);
            }

            if (waits)
            {
                deferred.Add(line);
            }
            else if (ProblemOf(person.PersonId, matches, people) is { } problem)
            {
                outcomes.Add(LineOutcome.Failure(line, person.PersonId, problem));
            }
            else
            {
                var personId = person.PersonId ?? (matches.Count == 1 ? matches.Single() : Guid.CreateVersion7());
                chosen.Add(new ChosenLine(line, person, personId, people.Locked.GetValueOrDefault(personId)));
            }
        }

        return chosen;
    }

    private static Problem? ProblemOf(Guid? named, HashSet<Guid> matches, KnownPeople people) => named switch
    {
        { } id when people.Buried.Contains(id) => StoreProblems.PersonDeleted,
        { } id when matches.Any(match => match != id) => IdentifierOfAnother,
        null when matches.Count > 1 => SeveralPeople,
        _ => null,
    };

    /// <summary>What is there of the collections that lines name, of the people who are there.</summary>
    private async Task<Dictionary<Guid, StoredPerson>> LoadParts(List<ChosenLine> chosen, CancellationToken cancellationToken)
    {
        var existing = chosen.Where(line => line.Stored is not null).OrderBy(line => line.PersonId).ToArray();

        if (existing.Length == 0)
        {
            return [];
        }

        var statements = new StatementBatch { Patience = 0 };

        foreach (var table in PartTable.All)
        {
            Guid[] named = [.. existing.Where(line => table.IsNamedBy(line.Person)).Select(line => line.PersonId)];
            table.AddLoad(statements, named);
        }

        var people = existing.Select(line => new StoredPerson(line.PersonId)).ToArray();

        return await transaction.Run(
            statements,
            async rows =>
            {
                await StoredPerson.ReadParts(rows, people, cancellationToken);
                return people.ToDictionary(person => person.PersonId);
            },
            cancellationToken);
    }

    private void Plan(List<ChosenLine> chosen, Dictionary<Guid, StoredPerson> parts)
    {
        foreach (var line in chosen)
        {
            var plan = new PersonPlan(line.PersonId, line.Stored);

            if (plan.Compare(line.Person, parts.GetValueOrDefault(line.PersonId) ?? new StoredPerson(line.PersonId), around) is { } problem)
            {
                outcomes.Add(LineOutcome.Failure(line.Line, line.Stored is null ? line.Person.PersonId : line.PersonId, problem));
                continue;
            }

            if (!plan.IsUnchanged)
            {
                plans.Add(plan);
            }

            outcomes.Add(new LineOutcome(
                line.Line.Number,
                line.PersonId,
                plan.IsUnchanged ? LineOutcome.Unchanged : plan.Stored is null ? LineOutcome.Created : LineOutcome.Updated,
                null));
        }
    }

    private async Task Save(CancellationToken cancellationToken)
    {
        var made = plans.Where(plan => plan.Stored is null).ToArray();
        var changed = plans.Where(plan => plan.Stored is not null).ToArray();

        if (changed.Length > 0)
        {
            await Execute(Changes(changed), cancellationToken);
        }

        if (made.Length > 0)
        {
            var statements = new StatementBatch { Patience = 0 };
            var names = made.Select(plan => plan.Aliases.Added is [var first, ..] ? first : null).ToArray();
            var people = ("People", (object)made.Select(plan => plan.PersonId).ToArray());
            statements.Add(MakePeople, people, ("Moment", moment), ("Actor", (object?)importer.Actor ?? DBNull.Value));
            statements.Add(
                MakeSearched,
                people,
                ("FirstNames", names.Select(name => name?.FirstName).ToArray()),
                ("MiddleNames", names.Select(name => name?.MiddleName).ToArray()),
                ("LastNames", names.Select(name => name?.LastName).ToArray()),
                ("Moment", moment));
            await Execute(statements, cancellationToken);
        }

        foreach (var table in PartTable.All)
        {
            await table.CopyAdded(transaction, plans, cancellationToken);
        }

        await transaction.CopyIn(CopyLog, rows => Log(rows, cancellationToken), cancellationToken);

        var renamed = changed.Where(plan => !plan.Aliases.IsNone).Select(plan => plan.PersonId).ToArray();
        var last = new StatementBatch { Patience = 0 };

        if (renamed.Length > 0)
        {
            last.Add(RefreshSearch, ("People", renamed));
        }

        last.Add(ExpectUnburied, ("People", made.Select(plan => plan.PersonId).ToArray()));
        await Execute(last, cancellationToken);
    }

    private Task<bool> Execute(StatementBatch statements, CancellationToken cancellationToken)
        => transaction.Run(statements, _ => Task.FromResult(true), cancellationToken);

    /// <summary>What goes and what becomes different, and the versions that count it.</summary>
    private StatementBatch Changes(PersonPlan[] changed)
    {
        var statements = new StatementBatch { Patience = 0 };
        statements.Add(
            CountVersions,
            ("People", changed.Select(plan => plan.PersonId).ToArray()), ("Moment", moment), ("Actor", (object?)importer.Actor ?? DBNull.Value));

        foreach (var table in PartTable.All)
        {
            table.AddChanges(statements, changed);
        }

        return statements;
    }

    /// <summary>One entry for each person, with the items that differ. Private notes have entries of their own, which can be hidden.</summary>
    private async Task Log(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        var text = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(text, ServiceJson.Writing);

        foreach (var plan in plans)
        {
            var before = plan.Stored is null ? null : Entry(plan, isBefore: true);
            var after = Entry(plan, isBefore: false);
            await LogEntry(rows, plan, "people", plan.PersonId, before, after, cancellationToken);

            foreach (var note in plan.Notes.Removed.Where(note => note.IsPrivate))
            {
                await LogEntry(rows, plan, "notes", note.Id, Item(note, plan), null, cancellationToken);
            }

            foreach (var (was, becomes) in plan.Notes.Changed.Where(note => note.After.IsPrivate))
            {
                await LogEntry(rows, plan, "notes", becomes.Id, Item(was, plan), Item(becomes, plan), cancellationToken);
            }

            foreach (var note in plan.Notes.Added.Where(note => note.IsPrivate))
            {
                await LogEntry(rows, plan, "notes", note.Id, null, Item(note, plan), cancellationToken);
            }
        }

        byte[] Entry(PersonPlan plan, bool isBefore)
        {
            json.WriteStartObject();
            json.WriteString("person_id", plan.PersonId);

            foreach (var table in PartTable.All)
            {
                table.WriteDifference(json, plan, isBefore);
            }

            json.WriteEndObject();
            return Written();
        }

        byte[] Item(NoteRow note, PersonPlan plan)
        {
            json.WriteStartObject();
            json.WriteString("person_id", plan.PersonId);
            note.WriteColumns(json);
            json.WriteEndObject();
            return Written();
        }

        byte[] Written()
        {
            json.Flush();
            var written = text.WrittenSpan.ToArray();
            text.ResetWrittenCount();
            json.Reset();
            return written;
        }
    }

    private async Task LogEntry(
        NpgsqlBinaryImporter rows,
        PersonPlan plan,
        string table,
        Guid itemId,
        byte[]? before,
        byte[]? after,
        CancellationToken cancellationToken)
    {
        await rows.StartRowAsync(cancellationToken);
        await rows.WriteAsync(plan.PersonId, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(plan.Stored is null ? 1 : plan.Stored.Version + 1, NpgsqlDbType.Bigint, cancellationToken);
        await rows.WriteAsync(plan.Stored is { } stored && stored.UpdatedAt > moment ? stored.UpdatedAt : moment, NpgsqlDbType.TimestampTz, cancellationToken);
        await rows.WriteText(importer.Actor, cancellationToken);
        await rows.WriteText(importer.Origin, cancellationToken);
        await rows.WriteText(table, cancellationToken);
        await rows.WriteText(itemId.ToString(), cancellationToken);
        await WriteJson(before);
        await WriteJson(after);

        Task WriteJson(byte[]? content)
            => content is null ? rows.WriteNullAsync(cancellationToken) : rows.WriteAsync(content, NpgsqlDbType.Jsonb, cancellationToken);
    }

    /// <summary>A line and whom it means; without a stored person, somebody new.</summary>
    private sealed record ChosenLine(SentLine Line, SentPerson Person, Guid PersonId, LockedPerson? Stored);

    private sealed record KnownPeople(Dictionary<Guid, LockedPerson> Locked, HashSet<Guid> Buried);

    private static readonly Problem IdentifierOfAnother = new(
        StatusCodes.Status409Conflict, "identifier-of-another-person", "A client identifier of the line belongs to another person than its personId.");

    private static readonly Problem SeveralPeople = new(
        StatusCodes.Status409Conflict, "several-people-match", "The client identifiers of the line belong to several people; send the personId.");

    // Whatever takes long takes as long as it takes, but for locks: many people are locked at once, and waiting for one of them keeps others
    // from the rest. The plans are made for tables of any size, whatever they hold just now.
    private const string OpenImport = """
        select set_config('identities.import', 'on', true),
               open_change(@Actor, @Origin, @Moment),
               set_config('statement_timeout', '0', true),
               set_config('lock_timeout', '250ms', true),
               set_config('enable_seqscan', 'off', true),
               set_config('enable_hashjoin', 'off', true),
               set_config('enable_mergejoin', 'off', true),
               set_config('jit', 'off', true)
        """;

    // Two imports that bring the same new person would each find nobody: those who go by identifiers go one by one. The number is ours alone.
    // Others take as long as they take, and are waited for before anything is locked.
    private const string LockOutOtherImports = """
        select set_config('lock_timeout', '0', true),
               pg_advisory_xact_lock(4921735206119),
               set_config('lock_timeout', '250ms', true)
        """;

    private const string OwnersOfIdentifiers = """
        select wanted.domain, wanted.token, owner.person_id
        from   unnest(@Domains::text[], @Tokens::text[]) as wanted (domain, token)
        cross join lateral (
            select distinct person_id
            from   client_identifiers as known
            where  hashtextextended(known.token, hashtextextended(known.domain, 0)) = hashtextextended(wanted.token, hashtextextended(wanted.domain, 0))
            and    known.domain = wanted.domain
            and    known.token = wanted.token
            and    (expires is null or expires > @Moment)
            order by person_id
            limit  2
        ) as owner
        """;

    private const string LockInOrder = """
        select person_id, version, updated_at
        from   people
        where  person_id = any (@People)
        order by person_id
        for no key update
        """;

    private const string BuriedPeople = "select person_id from deleted_people where person_id = any (@People)";

    private const string UsableTags = """
        select tag_id, disabled, default_expire_period
        from   tags
        where  tag_id = any (@Tags)
        and    deleted_at is null
        """;

    private const string CodesOfCountries = "select country, country_code_of(country) from unnest(@Countries::text[]) as country";

    private const string CountVersions = """
        update people
        set    version    = version + 1,
               changed_in = pg_current_xact_id(),
               updated_at = greatest(@Moment, updated_at),
               updated_by = @Actor
        where  person_id = any (@People)
        """;

    private const string MakePeople = """
        insert into people (person_id, created_at, created_by, updated_at, updated_by)
        select person_id, @Moment, @Actor, @Moment, @Actor
        from   unnest(@People::uuid[]) as person_id
        """;

    // What somebody is searched and ordered by who has nothing but names so far, as refresh_search has it.
    private const string MakeSearched = """
        insert into person_search (person_id, document, sort_name, created_at)
        select person_id, search_document(concat_ws(' ', first_name, middle_name, last_name)), left(lower(last_name collate "und-x-icu"), 200), @Moment
        from   unnest(@People::uuid[], @FirstNames::text[], @MiddleNames::text[], @LastNames::text[]) as made (person_id, first_name, middle_name, last_name)
        """;

    private const string CopyLog =
        "copy change (person_id, version, moment, actor, origin, item_table, item_id, before, after) from stdin (format binary)";

    private const string RefreshSearch = "select refresh_search(person_id) from unnest(@People::uuid[]) as person_id order by person_id";

    private const string ExpectUnburied = "select expect_unburied(@People)";
}
