using Identities.Store;
using Identities.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testcontainers.PostgreSql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Identities.Tests.Support;

/// <summary>
/// One PostgreSQL for the whole run: the server that <c>IDENTITIES_TEST_POSTGRES</c> names, else a container. It holds one migrated
/// template, of which every test class gets a copy.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Image = "postgres:17-alpine";

    // Copying a template needs it alone: two copies at once would refuse each other.
    private readonly SemaphoreSlim copying = new(1);
    private readonly string template = "identities_template_" + Guid.NewGuid().ToString("N");

    private PostgreSqlContainer? container;
    private string? server;

    public async ValueTask InitializeAsync()
    {
        server = Environment.GetEnvironmentVariable("IDENTITIES_TEST_POSTGRES") ?? await StartContainer();

        await Execute($"create database {template}");
        await Schema.Migrate(ConnectionStringOf(template), NullLogger.Instance, CancellationToken.None);
    }

    /// <summary>A migrated database of one's own; the answer is its connection string.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = "identities_test_" + Guid.NewGuid().ToString("N");
        await copying.WaitAsync();

        try
        {
            await Execute($"create database {name} template {template}");
        }
        finally
        {
            copying.Release();
        }

        return ConnectionStringOf(name);
    }

    /// <summary>An empty database that nobody has migrated.</summary>
    public async Task<string> CreateEmptyDatabase()
    {
        var name = "identities_test_" + Guid.NewGuid().ToString("N");
        await Execute($"create database {name}");
        return ConnectionStringOf(name);
    }

    public Task DropDatabase(string connectionString)
        => Execute($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    public async ValueTask DisposeAsync()
    {
        copying.Dispose();

        // A server that never started has nothing to drop.
        if (server is not null)
        {
            await Execute($"drop database if exists {template} with (force)");
        }

        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    private async Task<string> StartContainer()
    {
        container = new PostgreSqlBuilder(Image).Build();
        await container.StartAsync();
        return container.GetConnectionString();
    }

    private string ConnectionStringOf(string database)
        => new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = true }.ConnectionString;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The names of databases are made above; PostgreSQL takes no parameters for them.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
