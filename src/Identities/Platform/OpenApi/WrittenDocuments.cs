using System.Collections.Concurrent;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Identities.Platform.OpenApi;

/// <summary>
/// The OpenAPI documents as texts, each described once: the framework would take a second of processor time for every request, of
/// anybody. Only the address of the service is written anew, as the caller has it.
/// </summary>
internal sealed class WrittenDocuments(IServiceProvider services)
{
    private const string AnyAddress = "https://service.invalid";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> texts = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IResult> Answer(string name, HttpRequest request, CancellationToken cancellationToken)
    {
        var key = name.ToLowerInvariant();

        if (services.GetKeyedService<IOpenApiDocumentProvider>(key) is not { } provider)
        {
            return TypedResults.NotFound();
        }

        var text = await texts.GetOrAdd(key, _ => new Lazy<Task<string>>(() => Write(key, provider))).Value.WaitAsync(cancellationToken);
        var address = $"{request.Scheme}://{request.Host}{request.PathBase}/";
        return TypedResults.Text(text.Replace(AnyAddress, address, StringComparison.Ordinal), "application/json; charset=utf-8");
    }

    private async Task<string> Write(string name, IOpenApiDocumentProvider provider)
    {
        var version = services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<OpenApiOptions>>().Get(name).OpenApiVersion;
        var document = await provider.GetOpenApiDocumentAsync();
        document.Servers = [new OpenApiServer { Url = AnyAddress }];

        await using var text = new StringWriter();
        document.SerializeAs(version, new OpenApiJsonWriter(text));
        return text.ToString();
    }
}
