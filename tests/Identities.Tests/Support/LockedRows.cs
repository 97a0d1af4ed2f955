using Npgsql;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>Rows that somebody else keeps locked.</summary>
internal sealed class LockedRows(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public static async Task<LockedRows> Of(Api api, string statement)
    {
        var connection = await api.Store.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = new NpgsqlCommand(statement, connection, transaction);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new LockedRows(connection, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
