using Dapper;

namespace Identities.Platform.Data;

internal static class DataRegistration
{
    public static void AddDatabase(this IServiceCollection services, string connectionString)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(TimeSpan));
        SqlMapper.AddTypeHandler(new DurationHandler());

        services.AddNpgsqlDataSource(DatabaseConnection.Complete(connectionString));
        services.AddSingleton<Database>();
    }
}
