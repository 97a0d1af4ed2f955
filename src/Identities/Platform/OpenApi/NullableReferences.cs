using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Identities.Platform.OpenApi;

/// <summary>
/// A member that refers to a type and may be null: the framework writes a choice of null and the type, which generators make classes
/// without a name of. 3.0 says it with <c>nullable</c>, 3.1 with <c>anyOf</c>.
/// </summary>
internal sealed class NullableReferences(OpenApiSpecVersion version) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
        {
            Rewrite(schema);
        }

        return Task.CompletedTask;
    }

    private void Rewrite(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema described)
        {
            return;
        }

        if (described.OneOf?.OfType<OpenApiSchemaReference>().ToArray() is [var reference])
        {
            described.OneOf = null;

            if (version == OpenApiSpecVersion.OpenApi3_0)
            {
                described.Type = JsonSchemaType.Object | JsonSchemaType.Null;
                described.AllOf = [reference];
            }
            else
            {
                described.AnyOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }];
            }
        }

        foreach (var inner in (described.Properties?.Values ?? []).Append(described.Items).Append(described.AdditionalProperties).OfType<IOpenApiSchema>())
        {
            Rewrite(inner);
        }
    }
}
