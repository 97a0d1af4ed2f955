using System.Data.Common;
using Identities.People.Transfers.Tables;

namespace Identities.People.Transfers;

/// <summary>A person as the store has them, each collection in its order.</summary>
internal sealed class StoredPerson(Guid personId)
{
    public Guid PersonId { get; } = personId;

    public List<AliasRow> Aliases { get; } = [];

    public List<AddressRow> Addresses { get; } = [];

    public List<EntityFieldRow> EntityFields { get; } = [];

    public List<PersonTagRow> Tags { get; } = [];

    public List<NoteRow> Notes { get; } = [];

    public List<ClientIdentifierRow> Identifiers { get; } = [];

    /// <summary>Reads the results of the selects of <see cref="PartTable.All"/>, whose rows come in the order of people.</summary>
    public static async Task ReadParts(DbDataReader rows, IReadOnlyList<StoredPerson> people, CancellationToken cancellationToken)
    {
        foreach (var table in PartTable.All)
        {
            await table.Read(rows, people, cancellationToken);
        }
    }
}
