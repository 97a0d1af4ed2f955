using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Identities.Verify;

/// <summary>The PostgreSQL behind the service: asked directly, and stopped in the middle of whatever it does.</summary>
internal sealed class Postgres(Setting setting)
{
    public async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(setting.ConnectionString + ";Pooling=false;Application Name=verify");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Keeps the rows that a statement locks until it is disposed.</summary>
    public async Task<NpgsqlConnection> Lock(string statement)
    {
        var connection = await Connect();
        await Execute(connection, "begin");
        await Execute(connection, statement);
        return connection;
    }

    public async Task<long> Count(string statement)
    {
        await using var connection = await Connect();
#pragma warning disable CA2100 // Statements are written out where this is called.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public Task Freeze() => Signal("-STOP");

    public Task Thaw() => Signal("-CONT");

    private static async Task Execute(NpgsqlConnection connection, string statement)
    {
#pragma warning disable CA2100 // Statements are written out where this is called.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    // The postmaster first, so that it makes no further process.
    private async Task Signal(string signal)
    {
        var postmaster = setting.Postmaster.ToString(CultureInfo.InvariantCulture);
        await Run("kill", signal, postmaster);
        var children = (await Run("pgrep", "-P", postmaster)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await Run("kill", [signal, .. children]);
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }
}
