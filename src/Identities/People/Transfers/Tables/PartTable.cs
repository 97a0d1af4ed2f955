using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

/// <summary>A row below a person, as transfers read, compare and write it: without the person's id, which they know.</summary>
internal interface IPartRow
{
    Guid Id { get; }

    int Position { get; }

    /// <summary>Writes the columns by their names, as the change log has them, without those that are null.</summary>
    void WriteColumns(Utf8JsonWriter json);

    /// <summary>Writes the columns behind the person's id, in the order of the table's <c>copy</c>.</summary>
    Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken);
}

/// <summary>A table of what stands below people, as transfers read and write it: a few statements, however many people there are.</summary>
internal abstract class PartTable
{
    /// <summary>All of them, in the order in which their results are read.</summary>
    public static readonly IReadOnlyList<PartTable> All =
        [new AliasTable(), new AddressTable(), new EntityFieldTable(), new PersonTagTable(), new NoteTable(), new ClientIdentifierTable()];

    /// <summary>The table's name.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a line says what there is to be in this table.</summary>
    public abstract bool IsNamedBy(SentPerson person);

    /// <summary>Asks for the rows of people, those that no item can mean too.</summary>
    public abstract void AddLoad(StatementBatch statements, Guid[] people);

    /// <summary>
    /// Reads a result whose rows come in the order of people as the people do: each is passed once, and every row finds its person where the
    /// one before it did, or behind.
    /// </summary>
    public abstract Task Read(DbDataReader rows, IReadOnlyList<StoredPerson> people, CancellationToken cancellationToken);

    /// <summary>Adds what goes and what becomes different of people who are there.</summary>
    public abstract void AddChanges(StatementBatch statements, IReadOnlyList<PersonPlan> changed);

    /// <summary>Copies the rows in that come.</summary>
    public abstract Task CopyAdded(DatabaseTransaction transaction, IReadOnlyList<PersonPlan> plans, CancellationToken cancellationToken);

    /// <summary>Writes what differs of a person as the change log has it: the rows as they were, or as they become.</summary>
    public abstract void WriteDifference(Utf8JsonWriter json, PersonPlan plan, bool isBefore);
}

/// <summary>The same, with what all tables do alike.</summary>
internal abstract class PartTable<TRow> : PartTable
    where TRow : class, IPartRow
{
    public sealed override async Task Read(DbDataReader rows, IReadOnlyList<StoredPerson> people, CancellationToken cancellationToken)
    {
        var at = 0;

        while (await rows.ReadAsync(cancellationToken))
        {
            var personId = rows.GetGuid(0);

            while (people[at].PersonId != personId)
            {
                at++;
            }

            RowsOf(people[at]).Add(Read(rows));
        }

        await rows.NextResultAsync(cancellationToken);
    }

    public sealed override void AddChanges(StatementBatch statements, IReadOnlyList<PersonPlan> changed)
    {
        var removed = changed.SelectMany(plan => DifferenceOf(plan).Removed.Select(row => (plan.PersonId, row.Id))).ToArray();

        if (removed.Length > 0)
        {
            AddRemoval(statements, ("People", removed.Select(row => row.PersonId).ToArray()), ("Items", removed.Select(row => row.Id).ToArray()));
        }

        if (changed.Any(plan => DifferenceOf(plan).Changed.Count > 0))
        {
            AddUpdate(statements, ("Rows", Updated(changed)));
        }
    }

    public sealed override async Task CopyAdded(DatabaseTransaction transaction, IReadOnlyList<PersonPlan> plans, CancellationToken cancellationToken)
    {
        if (plans.All(plan => DifferenceOf(plan).Added.Count == 0))
        {
            return;
        }

        await CopyIn(
            transaction,
            async rows =>
            {
                foreach (var plan in plans)
                {
                    foreach (var row in DifferenceOf(plan).Added)
                    {
                        await rows.StartRowAsync(cancellationToken);
                        await rows.WriteAsync(plan.PersonId, NpgsqlDbType.Uuid, cancellationToken);
                        await row.WriteTo(rows, cancellationToken);
                    }
                }
            },
            cancellationToken);
    }

    public sealed override void WriteDifference(Utf8JsonWriter json, PersonPlan plan, bool isBefore)
    {
        var difference = DifferenceOf(plan);

        if (difference.IsNone)
        {
            return;
        }

        json.WriteStartArray(Name);

        foreach (var (was, becomes) in difference.Changed)
        {
            Write(isBefore ? was : becomes);
        }

        foreach (var row in isBefore ? difference.Removed : difference.Added)
        {
            Write(row);
        }

        json.WriteEndArray();

        void Write(TRow row)
        {
            if (IsLoggedWithPerson(row))
            {
                json.WriteStartObject();
                row.WriteColumns(json);
                json.WriteEndObject();
            }
        }
    }

    protected abstract List<TRow> RowsOf(StoredPerson person);

    protected abstract Difference<TRow> DifferenceOf(PersonPlan plan);

    protected abstract TRow Read(DbDataReader row);

    /// <summary>Whether a row stands in the entry of its person.</summary>
    protected virtual bool IsLoggedWithPerson(TRow row) => true;

    protected abstract void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items);

    protected abstract void AddUpdate(StatementBatch statements, (string Name, object Value) rows);

    protected abstract Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken);

    private string Updated(IReadOnlyList<PersonPlan> changed)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text, ServiceJson.Writing);
        json.WriteStartArray();

        foreach (var plan in changed)
        {
            foreach (var (_, row) in DifferenceOf(plan).Changed)
            {
                json.WriteStartObject();
                json.WriteString("person_id", plan.PersonId);
                row.WriteColumns(json);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
