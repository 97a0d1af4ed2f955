using Npgsql;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>The counter that others rely on, against traffic that is known.</summary>
public sealed class PostgresWireTests(PostgresServer postgres) : IAsyncLifetime
{
    private string connectionString = "";
    private PostgresWire? wire;
    private NpgsqlConnection? connection;

    public async ValueTask InitializeAsync()
    {
        connectionString = await postgres.CreateEmptyDatabase();
        wire = new PostgresWire(connectionString);
        connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(wire.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        wire.Take();
    }

    [Theory]
    [InlineData("select 1", 1, 1)]
    [InlineData("select 1; select 2; select 3", 3, 1)]
    [InlineData("select 1; do $$ begin perform 2; perform 3; end $$", 2, 1)]
    public async Task Statements_that_go_together_are_one_round_trip(string sql, int statements, int roundTrips)
    {
        await Execute(sql);

        var traffic = wire!.Take();

        Assert.Equal((statements, roundTrips), (traffic.Statements, traffic.RoundTrips));
    }

    [Fact]
    public async Task A_transaction_is_a_round_trip_for_each_answer_that_is_waited_for()
    {
        await using var transaction = await connection!.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Execute("select 1");
        await Execute("select 2");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        var traffic = wire!.Take();

        Assert.Equal((4, 3), (traffic.Statements, traffic.RoundTrips));
    }

    [Fact]
    public async Task What_comes_in_many_pieces_is_counted_once()
    {
        await using var command = new NpgsqlCommand("select length($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = new string('Q', 1_000_000) });
        await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        var traffic = wire!.Take();

        Assert.Equal((1, 1), (traffic.Statements, traffic.RoundTrips));
    }

    [Fact]
    public async Task What_PostgreSQL_says_beside_its_answer_is_heard()
    {
        await Execute("do $$ begin raise notice 'Mind the gap'; end $$");

        Assert.Equal(["Mind the gap"], wire!.Take().Notices);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        if (wire is not null)
        {
            await wire.DisposeAsync();
        }

        await postgres.DropDatabase(connectionString);
    }

    private async Task Execute(string sql)
    {
#pragma warning disable CA2100 // Tests write their SQL themselves.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
