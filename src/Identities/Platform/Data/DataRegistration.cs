using Dapper;
using NpgsqlTypes;

namespace Identities.Platform.Data;

internal static class DataRegistration
{
    public static void AddDatabase(this IServiceCollection services, string connectionString)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(TimeSpan));
        SqlMapper.AddTypeHandler(new DurationHandler());
        SqlMapper.AddTypeHandler(typeof(Guid[]), new ArrayHandler(NpgsqlDbType.Uuid));
        SqlMapper.AddTypeHandler(typeof(long[]), new ArrayHandler(NpgsqlDbType.Bigint));

        services.AddNpgsqlDataSource(DatabaseConnection.Complete(connectionString));
        services.AddSingleton<Database>();
    }
}
