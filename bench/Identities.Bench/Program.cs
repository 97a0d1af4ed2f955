using Identities.Bench;

if (args is not [var folder, var connectionString, var pgbench, var results, .. var options])
{
    await Console.Error.WriteLineAsync("script/bench starts this.");
    return 2;
}

await new Benchmark(folder, connectionString, pgbench, results, new Options(options)).Run();
return 0;
