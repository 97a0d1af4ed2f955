using Identities.Platform;
using Npgsql;

namespace Identities.Store;

/// <summary>As whom the schema is migrated, and whom it is then opened to.</summary>
internal sealed record OwnerSettings(string ConnectionString, string? ServiceRole)
{
    /// <summary>
    /// <c>ConnectionStrings:Owner</c>, else the connection that the service uses itself. The service's role is <c>Database:ServiceRole</c>,
    /// else the one that the service connects as, where that is another than the owner.
    /// </summary>
    public static OwnerSettings From(IConfiguration configuration)
    {
        var serviceRole = configuration["Database:ServiceRole"] is { Length: > 0 } named ? named : null;

        if (configuration.GetConnectionString("Owner") is not { Length: > 0 } owner)
        {
            return new OwnerSettings(ServiceConnectionString(configuration), serviceRole);
        }

        if (serviceRole is null && configuration.GetConnectionString("Identities") is { Length: > 0 } service)
        {
            var username = new NpgsqlConnectionStringBuilder(service).Username;
            serviceRole = username == new NpgsqlConnectionStringBuilder(owner).Username ? null : username;
        }

        return new OwnerSettings(owner, serviceRole);
    }

    /// <summary>The database as the service uses it.</summary>
    public static string ServiceConnectionString(IConfiguration configuration) => configuration.GetConnectionString("Identities")
        ?? throw new SettingsException(
            "Set ConnectionStrings:Identities (in the environment: ConnectionStrings__Identities) to a PostgreSQL database.");
}
