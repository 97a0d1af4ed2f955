using System.Text.RegularExpressions;
using Identities.Platform.Http;
using Identities.Tests.Support;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Identities.Tests.Conventions;

/// <summary>What the house style promises of every operation, kept by the build of today.</summary>
public sealed partial class SliceTests
{
    private static readonly string Top = Checkout.Root;
    private static readonly string Sources = Path.Combine(Top, "src", "Identities");

    /// <summary>The operations: each stands in a folder and a namespace of its own, and is named by them.</summary>
    private static readonly Type[] Endpoints =
        [.. typeof(IEndpoint).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IEndpoint)))];

    [Fact]
    public void Every_operation_is_mapped_and_its_name_is_one_word_everywhere()
    {
        Assert.NotEmpty(Endpoints);
        Assert.All(Endpoints, endpoint => Assert.Equal(Operation(endpoint) + "Endpoint", endpoint.Name));
        Assert.Equal(Endpoints.Select(OperationId).Order(StringComparer.Ordinal), Mapped().Select(mapped => mapped.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_has_an_endpoint_a_handler_and_at_most_one_more_file()
    {
        foreach (var endpoint in Endpoints)
        {
            var files = Directory.GetFiles(FolderOf(endpoint)).Select(file => Path.GetFileNameWithoutExtension(file)!).ToArray();

            Assert.Equal([$"{Operation(endpoint)}Endpoint"], files.Where(file => file.EndsWith("Endpoint", StringComparison.Ordinal)));
            Assert.Equal([$"{Operation(endpoint)}Handler"], files.Where(file => file.EndsWith("Handler", StringComparison.Ordinal)));
            Assert.InRange(files.Length, 2, 3);
        }
    }

    [Fact]
    public void Every_handler_stands_in_the_folder_of_its_operation()
    {
        var handlers = typeof(IEndpoint).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)));

        Assert.Equal(
            Endpoints.Select(endpoint => $"{endpoint.Namespace}.{Operation(endpoint)}Handler").Order(StringComparer.Ordinal),
            handlers.Select(handler => handler.FullName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_has_a_test_class_at_the_mirrored_place()
    {
        var untested = Endpoints
            .Select(endpoint => endpoint.Namespace!.Replace("Identities.", "Identities.Tests.", StringComparison.Ordinal))
            .Select(mirrored => $"{mirrored[..mirrored.LastIndexOf('.')]}.{mirrored[(mirrored.LastIndexOf('.') + 1)..]}Tests")
            .Where(name => typeof(SliceTests).Assembly.GetType(name) is null);

        Assert.Equal([], untested);
    }

    [Fact]
    public void No_operation_leans_on_another_one()
    {
        var leaning =
            from file in SourceFiles()
            where !file.EndsWith("Surface.cs", StringComparison.Ordinal)
            let text = File.ReadAllText(file)
            from endpoint in Endpoints
            where !file.StartsWith(FolderOf(endpoint) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            where Regex.IsMatch(text, $@"\b{Regex.Escape(endpoint.Namespace!)}\b")
                  || (IsOfSurface(file, endpoint) && Regex.IsMatch(text, $@"\b{Operation(endpoint)}(Endpoint|Handler|Command|Query)\b"))
            select $"{Path.GetRelativePath(Top, file)} knows {Operation(endpoint)}";

        Assert.Equal([], leaning);
    }

    [Fact]
    public void The_platform_knows_nothing_of_people()
    {
        var surfaces = Endpoints.Select(endpoint => endpoint.Namespace![..endpoint.Namespace!.LastIndexOf('.')]).Distinct().ToArray();

        var leaning =
            from folder in new[] { "Platform", "Store" }
            from file in Directory.GetFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories)
            from surface in surfaces
            where Regex.IsMatch(File.ReadAllText(file), $@"\busing {Regex.Escape(surface)}\b")
            select $"{Path.GetRelativePath(Top, file)} knows {surface}";

        Assert.Equal([], leaning);
    }

    [Fact]
    public void SQL_is_constant_and_reaches_PostgreSQL_through_the_database_only()
    {
        var assembled =
            from file in SourceFiles()
            let text = File.ReadAllText(file)
            where AssembledSql().IsMatch(text)
                  || (!file.Contains(Path.Combine("Platform", "Data"), StringComparison.Ordinal) && !file.EndsWith("Schema.cs", StringComparison.Ordinal)
                      && OwnCommand().IsMatch(text))
            select Path.GetRelativePath(Top, file);

        Assert.Equal([], assembled);
    }

    [Fact]
    public void No_clock_but_the_given_one_is_read()
    {
        Assert.Equal([], SourceFiles().Where(file => OwnClock().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Top, file)));
    }

    [Fact]
    public void Features_md_lists_exactly_what_is_mapped()
    {
        var rows = FeatureRow().Matches(File.ReadAllText(Path.Combine(Top, "features.md")));
        var listed = rows.Select(row => $"{row.Groups["operation"].Value}: {row.Groups["route"].Value}").ToArray();

        Assert.Equal(
            Mapped().Select(mapped => $"{mapped.Name}: {mapped.Method} {mapped.Route}").Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.NotEqual("", row.Groups["what"].Value.Trim()));
    }

    [Fact]
    public void Every_refusal_that_features_md_promises_is_one_the_service_knows()
    {
        var sources = string.Concat(SourceFiles().Select(File.ReadAllText));
        var promised = FeatureRow().Matches(File.ReadAllText(Path.Combine(Top, "features.md")))
            .SelectMany(row => Code().Matches(row.Groups["refusals"].Value))
            .Select(code => code.Groups["code"].Value)
            .Distinct();

        Assert.Equal([], promised.Where(code => !sources.Contains($"\"{code}\"", StringComparison.Ordinal)));
    }

    /// <summary>The operations as they are mapped: with a surface, and not there only to tell what others take.</summary>
    private static List<(string Name, string Method, string Route)> Mapped()
    {
        using var service = IdentitiesService.Build(["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey]);

        return
        [
            .. from endpoint in ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<Surface>() is not null
               where endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
               let name = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName
               let route = Constraint().Replace(endpoint.RoutePattern.RawText!, "}").TrimEnd('/')
               from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
               select (name, method, route),
        ];
    }

    /// <summary>Unique over all surfaces: a dialect puts its name first.</summary>
    private static string OperationId(Type endpoint)
        => (endpoint.Namespace!.Split('.') is [_, "Dialects", var dialect, ..] ? dialect : "") + Operation(endpoint);

    /// <summary>Whether a file is below the folder of the operation's surface: two surfaces may have operations of one name.</summary>
    private static bool IsOfSurface(string file, Type endpoint)
        => file.StartsWith(Path.GetDirectoryName(FolderOf(endpoint))! + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Operation(Type endpoint) => endpoint.Namespace![(endpoint.Namespace!.LastIndexOf('.') + 1)..];

    private static string FolderOf(Type endpoint) => Path.Combine([Sources, .. endpoint.Namespace!.Split('.')[1..]]);

    private static IEnumerable<string> SourceFiles() => Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Path.Combine(Sources, "obj"), StringComparison.Ordinal)
                       && !file.StartsWith(Path.Combine(Sources, "bin"), StringComparison.Ordinal));

    [GeneratedRegex(@"\$+""(?:"""")?\s*(?:select|insert into|update|delete from|with)\s", RegexOptions.IgnoreCase)]
    private static partial Regex AssembledSql();

    [GeneratedRegex(@"new NpgsqlCommand|\.CreateCommand\(|\.CommandText\b|new NpgsqlConnection\(")]
    private static partial Regex OwnCommand();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"^\| `(?<operation>\w+)` \| `(?<route>[A-Z]+ \S+)` \| (?<what>[^|]+) \| (?<refusals>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FeatureRow();

    [GeneratedRegex("`(?<code>[a-z-]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}
