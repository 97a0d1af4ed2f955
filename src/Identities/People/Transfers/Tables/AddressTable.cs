using System.Data.Common;
using System.Text.Json;
using Identities.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

internal sealed record AddressRow(
    Guid Id,
    int Position,
    bool IsPrimary,
    string? Street,
    string? Street2,
    string? City,
    string? State,
    string? PostalCode,
    string? Country,
    string? CountryCode) : IPartRow
{
    public static AddressRow Read(DbDataReader row) => new(
        row.GetGuid(1), row.GetInt32(2), row.GetBoolean(3), row.Text(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8), row.Text(9), row.Text(10));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("person_address_id", Id);
        json.WriteNumber("position", Position);
        json.WriteBoolean("is_primary", IsPrimary);
        json.WriteKnown("street", Street);
        json.WriteKnown("street2", Street2);
        json.WriteKnown("city", City);
        json.WriteKnown("state", State);
        json.WriteKnown("postal_code", PostalCode);
        json.WriteKnown("country", Country);
        json.WriteKnown("country_code", CountryCode);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteAsync(IsPrimary, NpgsqlDbType.Boolean, cancellationToken);
        await rows.WriteText(Street, cancellationToken);
        await rows.WriteText(Street2, cancellationToken);
        await rows.WriteText(City, cancellationToken);
        await rows.WriteText(State, cancellationToken);
        await rows.WriteText(PostalCode, cancellationToken);
        await rows.WriteText(Country, cancellationToken);
        await rows.WriteText(CountryCode, cancellationToken);
    }
}

internal sealed class AddressTable : PartTable<AddressRow>
{
    public override string Name => "addresses";

    public override bool IsNamedBy(SentPerson person) => person.Addresses is not null;

    public override void AddLoad(StatementBatch statements, Guid[] people) => statements.Add(Load, ("People", people));

    protected override List<AddressRow> RowsOf(StoredPerson person) => person.Addresses;

    protected override Difference<AddressRow> DifferenceOf(PersonPlan plan) => plan.Addresses;

    protected override AddressRow Read(DbDataReader row) => AddressRow.Read(row);

    protected override void AddRemoval(StatementBatch statements, (string Name, object Value) people, (string Name, object Value) items)
        => statements.Add(Remove, people, items);

    protected override void AddUpdate(StatementBatch statements, (string Name, object Value) rows) => statements.Add(Update, rows);

    protected override Task CopyIn(DatabaseTransaction transaction, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
        => transaction.CopyIn(Copy, write, cancellationToken);

    /// <summary>Stands before the condition that chooses the people. The columns are those that a row reads.</summary>
    public const string Select = """
        select person_id, person_address_id, position, is_primary, street, street2, city, state, postal_code, country, country_code
        from   addresses

        """;

    /// <summary>Stands behind the condition.</summary>
    public const string Order = "\norder by person_id, position, person_address_id";

    private const string Load = Select + "where person_id = any (@People)" + Order;

    private const string Remove = """
        delete from addresses
        using  unnest(@People::uuid[], @Items::uuid[]) as gone (person_id, item_id)
        where  addresses.person_id = gone.person_id
        and    person_address_id = gone.item_id
        """;

    private const string Update = """
        update addresses
        set    position     = item.position,
               street       = item.street,
               street2      = item.street2,
               city         = item.city,
               state        = item.state,
               postal_code  = item.postal_code,
               country      = item.country,
               country_code = item.country_code
        from   jsonb_to_recordset(@Rows::jsonb) as item (
                   person_id uuid, person_address_id uuid, position integer, street text, street2 text, city text, state text, postal_code text,
                   country text, country_code text
               )
        where  addresses.person_id = item.person_id
        and    addresses.person_address_id = item.person_address_id
        """;

    private const string Copy = """
        copy addresses (person_id, person_address_id, position, is_primary, street, street2, city, state, postal_code, country, country_code)
        from stdin (format binary)
        """;
}
