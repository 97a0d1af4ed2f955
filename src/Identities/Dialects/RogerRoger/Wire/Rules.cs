using Identities.Platform.Data;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>What this surface allows, judged on what a change changes. What it newly refers to takes one round trip.</summary>
internal static class Rules
{
    /// <summary>The refusal of what is to be made; null when no rule is broken.</summary>
    public static async Task<Problem?> Judge<TThing>(
        this MemberTable<TThing> table, Content<TThing> wanted, Database database, CancellationToken cancellationToken)
    {
        var references = await References.Find(database, [.. wanted.References], wanted.Country, cancellationToken);
        return references.Missing(wanted.References) ?? table.Judge(null, wanted, references);
    }

    /// <summary>The refusal of a change; null when no rule is broken.</summary>
    public static async Task<Problem?> Judge<TThing>(
        this MemberTable<TThing> table,
        Content<TThing> standing,
        Content<TThing> wanted,
        DatabaseTransaction transaction,
        CancellationToken cancellationToken)
    {
        var added = wanted.References.Except(standing.References, Reference.SameItem).ToList();
        var country = wanted.Country == standing.Country ? null : wanted.Country;
        var references = await References.Find(transaction, added, country, cancellationToken);
        return references.Missing(added) ?? table.Judge(standing, wanted, references);
    }
}
