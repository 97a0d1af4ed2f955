using Identities.Platform.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Identities.Platform.Health;

/// <summary>Ready: the database answers, and holds the schema.</summary>
internal sealed class DatabaseReady(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await database.QueryOne<bool>(IsMigrated, null, cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database is not migrated.");
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    private const string IsMigrated = "select to_regclass('people') is not null";
}
