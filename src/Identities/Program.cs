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
catch (MissingRightsException behind)
{
    await Console.Error.WriteLineAsync(behind.Message);
    return 5;
}
catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
{
    await Console.Error.WriteLineAsync(
        $"The database's role lacks a right ({refused.MessageText}): "
        + "run 'Identities migrate' with ConnectionStrings:Owner and Database:ServiceRole.");
    return 5;
}
catch (NpgsqlException unreachable)
{
    await Console.Error.WriteLineAsync($"The database of the connection string cannot be used: {unreachable.Message}");
    return 3;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("The service was told to stop before it had started.");
    return 4;
}
