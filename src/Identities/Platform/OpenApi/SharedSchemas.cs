using Microsoft.OpenApi;

namespace Identities.Platform.OpenApi;

/// <summary>
/// Puts the description of each type among the document's components, once, and refers to it: generators then make one class of it.
/// The framework does so for what it finds itself, not for the schemas that it is asked for.
/// </summary>
internal static class SharedSchemas
{
    // Under this key the framework notes the name that a type's schema has among the components.
    private const string Name = "x-schema-id";

    /// <summary>Under this key a member's schema notes that the member may be null: its type does not say so.</summary>
    public const string MayBeNull = "may-be-null";

    // Under this key it notes that a member that refers to a type may be null, where the member is a property.
    private const string IsNullableProperty = "x-is-nullable-property";

    /// <summary>Says of a member that refers to a type that it may be null, whatever the framework has made of it.</summary>
    public static void AllowNull(OpenApiSchema member)
    {
        if (member.Metadata is { } notes && notes.TryGetValue(Name, out var id) && id is string { Length: > 0 })
        {
            notes[IsNullableProperty] = true;
        }
    }

    public static IOpenApiSchema Refer(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema described)
        {
            return schema;
        }

        described.Items = described.Items is null ? null : Refer(described.Items, document);

        foreach (var (member, type) in described.Properties?.ToArray() ?? [])
        {
            described.Properties![member] = type is OpenApiSchema { Metadata: { } notes } && notes.ContainsKey(MayBeNull) && Refer(type, document) is OpenApiSchemaReference reference
                ? new OpenApiSchema { OneOf = [reference], Description = type.Description }
                : Refer(type, document);
        }

        if (described.Metadata?.TryGetValue(Name, out var id) != true || id is not string { Length: > 0 } name)
        {
            return schema;
        }

        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            document.AddComponent<IOpenApiSchema>(name, described);
        }

        return new OpenApiSchemaReference(name, document);
    }
}
