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

    public void Add([ConstantExpected] string sql, params (string Name, object Value)[] parameters)
    {
#pragma warning disable CA2100 // The parameter is marked as constant, which the build checks where it is called.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100

        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        commands.Add(command);
    }

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
