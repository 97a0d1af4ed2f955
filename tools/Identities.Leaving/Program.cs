using System.Diagnostics;
using Identities.Leaving;
using Npgsql;

// Two instances behind nginx are restarted in turn under load; what their clients see of it is counted. The verdict is the last line.
if (args is not [var program, var connectionString, var nginxProgram, var folder, var restartsText]
    || !int.TryParse(restartsText, out var restarts))
{
    await Console.Error.WriteLineAsync("Usage: Identities.Leaving SERVICE.dll CONNECTION-STRING NGINX FOLDER RESTARTS");
    return 2;
}

var took = Stopwatch.StartNew();
await using var one = await Instance.Start(program, connectionString, Path.Combine(folder, "instance-1.log"));
await using var other = await Instance.Start(program, connectionString, Path.Combine(folder, "instance-2.log"));
await using var nginx = await Nginx.Start(nginxProgram, folder, one.Port, other.Port);

var load = new Load(nginx.Address, await one.LogIn());
await load.Start();
await Task.Delay(TimeSpan.FromSeconds(2));

var wrongEnds = 0;

for (var restart = 1; restart <= restarts; restart++)
{
    var instance = restart % 2 == 1 ? one : other;
    var before = load.Answered;
    var (exitCode, drained) = await instance.Stop();
    wrongEnds += exitCode == 0 ? 0 : 1;
    await instance.Start();

    // nginx asks a server again a second after it has refused a connection: until then the other one must not end.
    await Task.Delay(TimeSpan.FromSeconds(3));
    Console.WriteLine(
        $"restart {restart}: ended with {exitCode} after {drained.TotalSeconds:0.0} s; {load.Answered - before} answered meanwhile, "
        + $"{load.Failed} failed so far");
}

await load.Stop();

await using var store = NpgsqlDataSource.Create(connectionString);
await using var count = store.CreateCommand("select count(*) from people");
var stored = (long)(await count.ExecuteScalarAsync())!;

foreach (var failure in load.Failures.Take(10))
{
    Console.WriteLine($"failed: {failure}");
}

var holds = load.Failed == 0 && wrongEnds == 0 && stored == load.Made && load.Answered > 100L * restarts;
Console.WriteLine(
    $"leaving: {(holds ? "holds" : "FAILS")}: {restarts} restarts in {took.Elapsed.TotalSeconds:0} s, {load.Answered} requests answered, "
    + $"{load.Failed} failed; {load.Made} people made, {stored} stored; {wrongEnds} wrong exit codes");
return holds ? 0 : 1;
