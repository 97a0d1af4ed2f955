using System.Data.Common;
using System.Text.Json;
using Identities.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

internal sealed record PersonTagRow(Guid Id, int Position, Guid TagId, DateTime Created, DateTime? Expires) : IPartRow
{
    public static PersonTagRow Read(DbDataReader row)
        => new(row.GetGuid(1), row.GetInt32(2), row.GetGuid(3), row.GetDateTime(4), row.Moment(5));

    public bool IsShownAt(DateTime moment) => Expires is null || Expires > moment;

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("person_tag_id", Id);
        json.WriteNumber("position", Position);
        json.WriteString("tag_id", TagId);
        json.WriteString("created", Created);
        json.WriteKnown("expires", Expires);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteAsync(TagId, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz, cancellationToken);
        await rows.WriteMoment(Expires, cancellationToken);
    }
}

internal sealed class PersonTagTable : PartTable<PersonTagRow>
{
    public override string Name => "person_tags";

    public override bool IsNamedBy(SentPerson person) => person.Tags is not null;

    public override void AddLoad(StatementBatch statements, Guid[] people) => statements.Add(Load, ("People", people));

    protected override List<PersonTagRow> RowsOf(StoredPerson person) => person.Tags;

    protected override Difference<PersonTagRow> DifferenceOf(PersonPlan plan) => plan.Tags;

    protected override PersonTagRow Read(DbDataReader row) => PersonTagRow.Read(row);

    protected override void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items)
        => statements.Add(Remove, people, items);

    protected override void AddUpdate(StatementBatch statements, (string Name, object Value) rows) => statements.Add(Update, rows);

    protected override Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
        => transaction.CopyIn(Copy, write, cancellationToken);

    /// <summary>Stands before the condition that chooses the people. The columns are those that a row reads.</summary>
    public const string Select = """
        select person_id, person_tag_id, position, tag_id, created, expires
        from   person_tags

        """;

    /// <summary>Stands behind the condition.</summary>
    public const string Order = "\norder by person_id, position, person_tag_id";

    // Those past their expiry are kept, and found again by whoever puts them on once more. Those of deleted tags, which go soon, have ended.
    private const string Load = """
        select person_id, person_tag_id, position, tag_id, created,
               case when exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null) then '-infinity' else expires end
        from   person_tags
        where  person_id = any (@People)
        """ + Order;

    private const string Remove = """
        delete from person_tags
        using  unnest(@People::uuid[], @Items::uuid[]) as gone (person_id, item_id)
        where  person_tags.person_id = gone.person_id
        and    person_tag_id = gone.item_id
        """;

    private const string Update = """
        update person_tags
        set    position = item.position,
               created  = item.created,
               expires  = item.expires
        from   jsonb_to_recordset(@Rows::jsonb) as item (
                   person_id uuid, person_tag_id uuid, position integer, created timestamptz, expires timestamptz
               )
        where  person_tags.person_id = item.person_id
        and    person_tags.person_tag_id = item.person_tag_id
        """;

    private const string Copy = "copy person_tags (person_id, person_tag_id, position, tag_id, created, expires) from stdin (format binary)";
}
