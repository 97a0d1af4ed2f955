using Identities.Accounts;
using Identities.Addresses;
using Identities.Aliases;
using Identities.ApiKeys;
using Identities.Audit;
using Identities.Dialects.Baack;
using Identities.Dialects.RogerRoger;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Dialects.SuperOffice;
using Identities.Dialects.SuperOffice.Wire;
using Identities.EntityFields;
using Identities.Notes;
using Identities.People;
using Identities.People.Transfers;
using Identities.PersonTags;
using Identities.Platform;
using Identities.Platform.Data;
using Identities.Platform.Health;
using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;
using Identities.Platform.OpenApi;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using Identities.Platform.Shutdown;
using Identities.Platform.Telemetry;
using Identities.Roles;
using Identities.Store;
using Identities.Tags;
using Identities.Users;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Identities;

/// <summary>The whole service on one page: its parts, its pipeline, its surfaces.</summary>
internal static class IdentitiesService
{
    private const string Native = "native";

    private const int MaxRequestLine = 128 * 1024;

    // What an answer waits for is the database, whose share ends sooner; this is for bodies that come slowly too.
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(10);

    public static async Task Run(string[] args)
    {
        await using var app = Build(args);
        var leaving = app.Services.GetRequiredService<Leaving>();
        leaving.ListenToSignals();

        await Prepare(app);
        await app.StartAsync();
        // Yields, so that the end does not run inside the signal that brings it.
        await Task.Delay(Timeout.Infinite, app.Lifetime.ApplicationStopping)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await app.StopAsync(leaving.Hurry);
    }

    /// <summary>Brings the database to this version's schema, and no more.</summary>
    public static async Task Migrate(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddSettingsDirectory();
        builder.AddLogs();
        await using var app = builder.Build();
        await Migrate(app, CancellationToken.None);
    }

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddSettingsDirectory();
        AddParts(builder);
        configure?.Invoke(builder);

        var app = builder.Build();
        UsePipeline(app);
        MapSurfaces(app);
        return app;
    }

    /// <summary>What must stand before the first request: the schema, the deployment's company, somebody who can log in.</summary>
    public static async Task Prepare(WebApplication app)
    {
        if (!await Schema.IsUpToDate(app.Services.GetRequiredService<Database>(), app.Lifetime.ApplicationStopping))
        {
            await Migrate(app, app.Lifetime.ApplicationStopping);
        }

        await app.Services.GetRequiredService<Deployment>().Prepare(app.Lifetime.ApplicationStopping);
    }

    private static async Task Migrate(WebApplication app, CancellationToken cancellationToken)
    {
        var owner = OwnerSettings.From(app.Configuration);
        await Schema.Migrate(owner.ConnectionString, app.Logger, cancellationToken);

        if (owner.ServiceRole is { } serviceRole)
        {
            await Schema.GrantTo(serviceRole, owner.ConnectionString, cancellationToken);
        }
    }

    private static void AddParts(WebApplicationBuilder builder)
    {
        var services = builder.Services;

        ContentCodings.RefuseTruncated();

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // The server counts the frames of a chunked body too; bodies themselves are measured where they are read.
            server.Limits.MaxRequestBodySize = 2 * JsonBody.MaxBytes;
            server.Limits.MaxRequestLineSize = MaxRequestLine;
            server.RequestHeaderEncodingSelector = MessageFraming.EncodingOf;
            // RFC 9112, 3.2.2: a target that names a host is believed, whatever the Host header says.
            server.AllowHostHeaderOverride = true;
        });

        builder.AddLogs();
        builder.AddTelemetry();

        services.AddShutdown(ShutdownSettings.From(builder.Configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(OwnerSettings.ServiceConnectionString(builder.Configuration));
        services.AddSingleton<PersonReads>();
        services.AddSingleton<PeopleSearch>();
        services.AddSingleton<PeopleImport>();
        services.AddSingleton<ExportPlaces>();
        services.AddSingleton<PersonChanges>();
        services.AddSingleton<Deployment>();
        services.AddSingleton<DeletedTags>();
        services.AddHostedService(provider => provider.GetRequiredService<DeletedTags>());
        services.AddHostedService<PartsOfLog>();
        services.AddSingleton(KnownProxies.From(builder.Configuration));
        // Judged where the host is known that a proxy forwards, and told in each surface's own words.
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        services.AddTokens(TokenSettings.From(builder.Configuration));
        services.AddAccounts();
        services.AddApiKeys();
        services.AddMediator();

        services.AddSuperOffice();
        services.AddBaack();

        services.AddRogerRoger();
        services.AddSingleton<IProblemDetailsWriter, ProblemDocumentWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<Crashes>();
        services.AddRequestTimeouts(options => options.DefaultPolicy = new()
        {
            Timeout = RequestLimit,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
        services.AddSingleton<NewConnections>();
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<UuidRouteConstraint>("uuid"));
        services.ConfigureHttpJsonOptions(options => ServiceJson.Apply(options.SerializerOptions));
        services.AddOpenApiDocuments(Native, SuperOfficeSurface.Name, RogerRogerSurface.Name, BaackSurface.Name);
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseMiddleware<AnswerHeaders>();
        // Before the path base, which looks for the endpoint itself.
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<RequestTargets>();
        app.UsePathBase(CloudPrefix.Path);
        // Behind it, because a dialect knows its errors by their paths.
        app.UseExceptionHandler();
        // Inside it, because it logs an error for a client that leaves in the middle of an answer.
        app.UseMiddleware<LostClients>();
        app.UseStatusCodePages();
        app.UseMiddleware<MessageFraming>();
        app.UseMiddleware<ForwardedRequests>();
        app.UseSwagger();
        app.UseRouting();
        app.UseMiddleware<AllowedMethods>();
        app.UseRequestTimeouts();
        app.UseDatabaseShare();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RateLimiting>();
        app.UseMiddleware<Negotiation>();
        app.UseMiddleware<SuperOfficeNegotiation>();
        app.UseMiddleware<RogerRogerNegotiation>();
        app.UseMiddleware<UnguardedWrites>();
        app.UseMiddleware<QueryRules>();
    }

    private static void MapSurfaces(WebApplication app)
    {
        var native = app.MapGroup("/api/v1").WithMetadata(new Surface(Native), new NegotiatesJson()).TakesDeclaredQueryOnly();
        native.MapAccounts();
        native.MapApiKeys();
        native.MapPeople();
        native.MapAliases();
        native.MapPersonTags();
        native.MapNotes();
        native.MapAddresses();
        native.MapEntityFields();
        native.MapTags();
        native.MapUsers();
        native.MapRoles();
        native.MapAudit();
        app.MapGroup("/auth/v1").WithMetadata(new Surface(Native), new NegotiatesJson()).TakesDeclaredQueryOnly().MapSession();

        app.MapSuperOffice();
        app.MapBaack();

        app.MapRogerRoger();

        app.MapOpenApiDocuments();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
        });
    }
}
