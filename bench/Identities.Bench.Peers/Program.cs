using Identities.Bench.Peers;

// The benchmark's peers, on the service's own store and port: "bare FILE" and "entity-framework".
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")!);
var connectionString = builder.Configuration.GetConnectionString("Identities")!;

switch (args)
{
    case ["bare", var recordings]:
        var bare = new Bare(recordings, connectionString);
        await using (var app = builder.Build())
        {
            app.Map("/{operation}/{person:int}/{request:int}", bare.Answer);
            await app.RunAsync();
        }

        return 0;

    case ["entity-framework"]:
        builder.Services.AddPeople(connectionString);
        await using (var app = builder.Build())
        {
            app.MapPeople();
            await app.RunAsync();
        }

        return 0;

    default:
        await Console.Error.WriteLineAsync("Say which peer: bare FILE, or entity-framework.");
        return 2;
}
