using System.Data.Common;
using System.Text.Json;
using Identities.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

internal sealed record NoteRow(
    Guid Id,
    int Position,
    string? Summary,
    string? Body,
    string? Author,
    Guid? SharedId,
    bool IsPrivate,
    string? OwnerSubject,
    DateTime CreatedAt) : IPartRow
{
    public static NoteRow Read(DbDataReader row) => new(
        row.GetGuid(1),
        row.GetInt32(2),
        row.Text(3),
        row.Text(4),
        row.Text(5),
        row.IsDBNull(6) ? null : row.GetGuid(6),
        row.GetBoolean(7),
        row.Text(8),
        row.GetDateTime(9));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("note_id", Id);
        json.WriteNumber("position", Position);
        json.WriteKnown("summary", Summary);
        json.WriteKnown("body", Body);
        json.WriteKnown("author", Author);

        if (SharedId is { } shared)
        {
            json.WriteString("shared_id", shared);
        }

        json.WriteBoolean("is_private", IsPrivate);
        json.WriteKnown("owner_subject", OwnerSubject);
        json.WriteString("created_at", CreatedAt);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(Summary, cancellationToken);
        await rows.WriteText(Body, cancellationToken);
        await rows.WriteText(Author, cancellationToken);
        await rows.WriteValue(SharedId, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(IsPrivate, NpgsqlDbType.Boolean, cancellationToken);
        await rows.WriteText(OwnerSubject, cancellationToken);
        await rows.WriteAsync(CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }
}

internal sealed class NoteTable : PartTable<NoteRow>
{
    public override string Name => "notes";

    public override bool IsNamedBy(SentPerson person) => person.Notes is not null;

    public override void AddLoad(StatementBatch statements, Guid[] people) => statements.Add(Load, ("People", people));

    protected override List<NoteRow> RowsOf(StoredPerson person) => person.Notes;

    protected override Difference<NoteRow> DifferenceOf(PersonPlan plan) => plan.Notes;

    protected override NoteRow Read(DbDataReader row) => NoteRow.Read(row);

    // Private notes have entries of their own, which can be hidden.
    protected override bool IsLoggedWithPerson(NoteRow row) => !row.IsPrivate;

    protected override void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items)
        => statements.Add(Remove, people, items);

    protected override void AddUpdate(StatementBatch statements, (string Name, object Value) rows) => statements.Add(Update, rows);

    protected override Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
        => transaction.CopyIn(Copy, write, cancellationToken);

    /// <summary>Stands before the condition that chooses the people. The columns are those that a row reads.</summary>
    public const string Select = """
        select person_id, note_id, position, summary, body, author, shared_id, is_private, owner_subject, created_at
        from   notes

        """;

    /// <summary>Stands behind the condition.</summary>
    public const string Order = "\norder by person_id, position, note_id";

    // With the private ones of others, which take positions.
    private const string Load = Select + "where person_id = any (@People)" + Order;

    private const string Remove = """
        delete from notes
        using  unnest(@People::uuid[], @Items::uuid[]) as gone (person_id, item_id)
        where  notes.person_id = gone.person_id
        and    note_id = gone.item_id
        """;

    private const string Update = """
        update notes
        set    position  = item.position,
               summary   = item.summary,
               body      = item.body,
               author    = item.author,
               shared_id = item.shared_id
        from   jsonb_to_recordset(@Rows::jsonb) as item (
                   person_id uuid, note_id uuid, position integer, summary text, body text, author text, shared_id uuid
               )
        where  notes.person_id = item.person_id
        and    notes.note_id = item.note_id
        """;

    private const string Copy = """
        copy notes (person_id, note_id, position, summary, body, author, shared_id, is_private, owner_subject, created_at) from stdin (format binary)
        """;
}
