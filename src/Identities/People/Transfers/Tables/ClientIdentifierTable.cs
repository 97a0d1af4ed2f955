using System.Data.Common;
using System.Text.Json;
using Identities.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

internal sealed record ClientIdentifierRow(Guid Id, int Position, string Domain, string Token, DateTime? Expires) : IPartRow
{
    public (string Domain, string Token) Key => (Domain, Token);

    public static ClientIdentifierRow Read(DbDataReader row) => new(row.GetGuid(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.Moment(5));

    public bool IsValidAt(DateTime moment) => Expires is null || Expires > moment;

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("client_identifier_id", Id);
        json.WriteNumber("position", Position);
        json.WriteString("domain", Domain);
        json.WriteString("token", Token);
        json.WriteKnown("expires", Expires);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(Domain, cancellationToken);
        await rows.WriteText(Token, cancellationToken);
        await rows.WriteMoment(Expires, cancellationToken);
    }
}

internal sealed class ClientIdentifierTable : PartTable<ClientIdentifierRow>
{
    public override string Name => "client_identifiers";

    public override bool IsNamedBy(SentPerson person) => person.Identifiers is not null;

    public override void AddLoad(StatementBatch statements, Guid[] people) => statements.Add(Load, ("People", people));

    protected override List<ClientIdentifierRow> RowsOf(StoredPerson person) => person.Identifiers;

    protected override Difference<ClientIdentifierRow> DifferenceOf(PersonPlan plan) => plan.Identifiers;

    protected override ClientIdentifierRow Read(DbDataReader row) => ClientIdentifierRow.Read(row);

    protected override void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items)
        => statements.Add(Remove, people, items);

    protected override void AddUpdate(StatementBatch statements, (string Name, object Value) rows) => statements.Add(Update, rows);

    protected override Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
        => transaction.CopyIn(Copy, write, cancellationToken);

    /// <summary>Stands before the condition that chooses the people. The columns are those that a row reads.</summary>
    public const string Select = """
        select person_id, client_identifier_id, position, domain, token, expires
        from   client_identifiers

        """;

    /// <summary>Stands behind the condition.</summary>
    public const string Order = "\norder by person_id, position, client_identifier_id";

    private const string Load = Select + "where person_id = any (@People)" + Order;

    private const string Remove = """
        delete from client_identifiers
        using  unnest(@People::uuid[], @Items::uuid[]) as gone (person_id, item_id)
        where  client_identifiers.person_id = gone.person_id
        and    client_identifier_id = gone.item_id
        """;

    private const string Update = """
        update client_identifiers
        set    position = item.position,
               expires  = item.expires
        from   jsonb_to_recordset(@Rows::jsonb) as item (
                   person_id uuid, client_identifier_id uuid, position integer, expires timestamptz
               )
        where  client_identifiers.person_id = item.person_id
        and    client_identifiers.client_identifier_id = item.client_identifier_id
        """;

    private const string Copy =
        "copy client_identifiers (person_id, client_identifier_id, position, domain, token, expires) from stdin (format binary)";
}
