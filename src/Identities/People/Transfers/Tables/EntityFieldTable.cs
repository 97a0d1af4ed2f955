using System.Data.Common;
using System.Text.Json;
using Identities.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

internal sealed record EntityFieldRow(
    Guid Id,
    int Position,
    string Name,
    string? StringValue,
    DateTime? DateValue,
    decimal? NumberValue,
    bool? BoolValue) : IPartRow
{
    public static EntityFieldRow Read(DbDataReader row) => new(
        row.GetGuid(1),
        row.GetInt32(2),
        row.GetString(3),
        row.Text(4),
        row.Moment(5),
        row.IsDBNull(6) ? null : row.GetDecimal(6),
        row.IsDBNull(7) ? null : row.GetBoolean(7));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("entity_field_id", Id);
        json.WriteNumber("position", Position);
        json.WriteString("name", Name);
        json.WriteKnown("string_value", StringValue);
        json.WriteKnown("date_value", DateValue);

        if (NumberValue is { } number)
        {
            json.WriteNumber("number_value", number);
        }

        if (BoolValue is { } flag)
        {
            json.WriteBoolean("bool_value", flag);
        }
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(Name, cancellationToken);
        await rows.WriteText(StringValue, cancellationToken);
        await rows.WriteMoment(DateValue, cancellationToken);
        await rows.WriteValue(NumberValue, NpgsqlDbType.Numeric, cancellationToken);
        await rows.WriteValue(BoolValue, NpgsqlDbType.Boolean, cancellationToken);
    }
}

internal sealed class EntityFieldTable : PartTable<EntityFieldRow>
{
    public override string Name => "entity_fields";

    public override bool IsNamedBy(SentPerson person) => person.EntityFields is not null;

    public override void AddLoad(StatementBatch statements, Guid[] people) => statements.Add(Load, ("People", people));

    protected override List<EntityFieldRow> RowsOf(StoredPerson person) => person.EntityFields;

    protected override Difference<EntityFieldRow> DifferenceOf(PersonPlan plan) => plan.EntityFields;

    protected override EntityFieldRow Read(DbDataReader row) => EntityFieldRow.Read(row);

    protected override void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items)
        => statements.Add(Remove, people, items);

    protected override void AddUpdate(StatementBatch statements, (string Name, object Value) rows) => statements.Add(Update, rows);

    protected override Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
        => transaction.CopyIn(Copy, write, cancellationToken);

    /// <summary>Stands before the condition that chooses the people. The columns are those that a row reads.</summary>
    public const string Select = """
        select person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value
        from   entity_fields

        """;

    /// <summary>Stands behind the condition.</summary>
    public const string Order = "\norder by person_id, position, entity_field_id";

    private const string Load = Select + "where person_id = any (@People)" + Order;

    private const string Remove = """
        delete from entity_fields
        using  unnest(@People::uuid[], @Items::uuid[]) as gone (person_id, item_id)
        where  entity_fields.person_id = gone.person_id
        and    entity_field_id = gone.item_id
        """;

    private const string Update = """
        update entity_fields
        set    position     = item.position,
               name         = item.name,
               string_value = item.string_value,
               date_value   = item.date_value,
               number_value = item.number_value,
               bool_value   = item.bool_value
        from   jsonb_to_recordset(@Rows::jsonb) as item (
                   person_id uuid, entity_field_id uuid, position integer, name text, string_value text, date_value timestamptz,
                   number_value numeric, bool_value boolean
               )
        where  entity_fields.person_id = item.person_id
        and    entity_fields.entity_field_id = item.entity_field_id
        """;

    private const string Copy = """
        copy entity_fields (person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value) from stdin (format binary)
        """;
}
