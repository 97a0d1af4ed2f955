using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>Statements chosen one by one, each of them constant, that go to PostgreSQL in one round trip.</summary>
internal sealed class StatementBatch
{
    private readonly List<NpgsqlBatchCommand> commands = [];

    /// <summary>How many seconds the statements may take together; null for as many as any command may.</summary>
    public int? Patience { get; init; }

    public bool IsEmpty => commands.Count == 0;

    public void Add([ConstantExpected] string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
        => commands.Add(Statements.Of(sql).Single(parameters));

    public NpgsqlBatch On(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var batch = new NpgsqlBatch(connection, transaction);

        if (Patience is { } seconds)
        {
            batch.Timeout = seconds;
        }

        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
