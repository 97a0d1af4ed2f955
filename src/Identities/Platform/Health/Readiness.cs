using Identities.Platform.Data;
using Identities.Platform.Shutdown;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Identities.Platform.Health;

/// <summary>
/// Ready: the service is not about to end, and the database answers, holds the schema and runs our functions, in new connections too.
/// </summary>
internal sealed class Readiness(Leaving leaving, Database database, NewConnections newConnections) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // At once, whatever the database does. An end that was asked for is no error in the log.
        if (leaving.HasBegun)
        {
            return HealthCheckResult.Degraded("The service is about to end.");
        }

        try
        {
            await database.QueryOne<bool>(RunsFunctions, null, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedFunction)
        {
            return HealthCheckResult.Unhealthy("The database is not migrated.");
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }

        return await newConnections.CanRunFunctions(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("New connections cannot run functions.");
    }

    private const string RunsFunctions = "select runs_functions()";
}
