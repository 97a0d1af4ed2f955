using System.Data.Common;
using System.Text.Json;
using Identities.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

internal sealed record AliasRow(Guid Id, int Position, string? FirstName, string? MiddleName, string? LastName, string? Title) : IPartRow
{
    public static AliasRow Read(DbDataReader row) => new(row.GetGuid(1), row.GetInt32(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("person_alias_id", Id);
        json.WriteNumber("position", Position);
        json.WriteKnown("first_name", FirstName);
        json.WriteKnown("middle_name", MiddleName);
        json.WriteKnown("last_name", LastName);
        json.WriteKnown("title", Title);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(FirstName, cancellationToken);
        await rows.WriteText(MiddleName, cancellationToken);
        await rows.WriteText(LastName, cancellationToken);
        await rows.WriteText(Title, cancellationToken);
    }
}

internal sealed class AliasTable : PartTable<AliasRow>
{
    public override string Name => "aliases";

    public override bool IsNamedBy(SentPerson person) => person.Aliases is not null;

    public override void AddLoad(StatementBatch statements, Guid[] people) => statements.Add(Load, ("People", people));

    protected override List<AliasRow> RowsOf(StoredPerson person) => person.Aliases;

    protected override Difference<AliasRow> DifferenceOf(PersonPlan plan) => plan.Aliases;

    protected override AliasRow Read(DbDataReader row) => AliasRow.Read(row);

    protected override void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items)
        => statements.Add(Remove, people, items);

    protected override void AddUpdate(StatementBatch statements, (string Name, object Value) rows) => statements.Add(Update, rows);

    protected override Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
        => transaction.CopyIn(Copy, write, cancellationToken);

    /// <summary>Stands before the condition that chooses the people. The columns are those that a row reads.</summary>
    public const string Select = """
        select person_id, person_alias_id, position, first_name, middle_name, last_name, title
        from   aliases

        """;

    /// <summary>Stands behind the condition.</summary>
    public const string Order = "\norder by person_id, position, person_alias_id";

    private const string Load = Select + "where person_id = any (@People)" + Order;

    private const string Remove = """
        delete from aliases
        using  unnest(@People::uuid[], @Items::uuid[]) as gone (person_id, item_id)
        where  aliases.person_id = gone.person_id
        and    person_alias_id = gone.item_id
        """;

    private const string Update = """
        update aliases
        set    position    = item.position,
               first_name  = item.first_name,
               middle_name = item.middle_name,
               last_name   = item.last_name,
               title       = item.title
        from   jsonb_to_recordset(@Rows::jsonb) as item (
                   person_id uuid, person_alias_id uuid, position integer, first_name text, middle_name text, last_name text, title text
               )
        where  aliases.person_id = item.person_id
        and    aliases.person_alias_id = item.person_alias_id
        """;

    private const string Copy =
        "copy aliases (person_id, person_alias_id, position, first_name, middle_name, last_name, title) from stdin (format binary)";
}
