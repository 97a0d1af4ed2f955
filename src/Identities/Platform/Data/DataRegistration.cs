using Dapper;

namespace Identities.Platform.Data;

internal static class DataRegistration
{
    public static void AddDatabase(this IServiceCollection services, string connectionString)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(TimeSpan));
        SqlMapper.AddTypeHandler(new DurationHandler());

        var complete = DatabaseConnection.Complete(connectionString);
        services.AddNpgsqlDataSource(complete);
        services.AddSingleton(_ => new UnpooledConnections(complete));
        services.AddSingleton<Database>();
        services.AddSingleton(provider => LongReads.With(complete, provider.GetRequiredService<ILoggerFactory>()));
    }

    /// <summary>Gives each request its share of the database's time.</summary>
    public static void UseDatabaseShare(this IApplicationBuilder app) => app.Use(next => context =>
    {
        DatabaseShare.Begin();
        return next(context);
    });
}
