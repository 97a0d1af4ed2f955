using Identities;
using Identities.Platform;
using Identities.Platform.Health;
using Npgsql;

try
{
    switch (args)
    {
        case ["migrate", ..]:
            await IdentitiesService.Migrate(args[1..]);
            return 0;

        case ["health", ..]:
            return await HealthCommand.Run();

        default:
            await IdentitiesService.Run(args);
            return 0;
    }
}
catch (SettingsException unusable)
{
    await Console.Error.WriteLineAsync(unusable.Message);
    return 2;
}
catch (NpgsqlException unreachable)
{
    await Console.Error.WriteLineAsync($"The database of ConnectionStrings:Identities cannot be used: {unreachable.Message}");
    return 3;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("The service was told to stop before it had started.");
    return 4;
}
