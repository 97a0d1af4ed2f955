using Xunit;

namespace Identities.Tests.Support;

/// <summary>SQL written by hand, for what no route does.</summary>
internal static class Sql
{
    public static async Task<int> Execute(this Api api, string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = api.Store.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<IReadOnlyList<T>> Column<T>(this Api api, string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = api.Store.CreateCommand(sql);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<T>();

        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(reader.GetFieldValue<T>(0));
        }

        return values;
    }
}
