using System.Globalization;
using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;

namespace Identities.Platform.OpenApi;

/// <summary>
/// Completes an operation with what the framework cannot see: bodies that are read inside the operation, ids in paths, pages,
/// preconditions, and the refusals that every operation shares.
/// </summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var errors = metadata.OfType<ErrorShape>().FirstOrDefault() ?? ErrorShape.Problem;
        var error = await Component(errors.Type, context, cancellationToken);

        operation.Parameters ??= [];
        operation.Responses ??= [];

        DescribePath(operation, context.Description.RelativePath ?? "");
        DescribeHeaders(operation, metadata);
        DescribePage(operation, metadata);
        DescribeQuery(operation, metadata);
        DescribePreconditions(operation, metadata);
        await DescribeBody(operation, context, cancellationToken);
        DescribeSecurity(operation, metadata, context.Document);
        DescribeSharedRefusals(operation, metadata, errors, error);
    }

    private static async Task<IOpenApiSchema> Component(Type type, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
        => SharedSchemas.Refer(await context.GetOrCreateSchemaAsync(type, null, cancellationToken), context.Document!);

    private static void DescribePath(OpenApiOperation operation, string path)
    {
        foreach (var parameter in RoutePatternFactory.Parse(path).Parameters)
        {
            var known = operation.Parameters!.FirstOrDefault(given => given.In == ParameterLocation.Path && given.Name == parameter.Name);

            if (known is not null)
            {
                operation.Parameters!.Remove(known);
            }

            operation.Parameters!.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = SchemaOf(parameter.ParameterPolicies is [var policy, ..] ? policy.Content : null),
            });
        }
    }

    private static OpenApiSchema SchemaOf(string? constraint) => constraint switch
    {
        "uuid" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        "number" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribePage(OpenApiOperation operation, IList<object> metadata)
    {
        if (!metadata.OfType<PageMetadata>().Any())
        {
            return;
        }

        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "At most so many items; the whole list when left out. The Link header leads to the next page.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = Page.MaxLimit.ToString(CultureInfo.InvariantCulture),
            },
        });

        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "after",
            In = ParameterLocation.Query,
            Description = "The items behind the one with this id.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        });
    }

    private static void DescribeQuery(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var query in metadata.OfType<QueryMetadata>())
        {
            var value = SchemaOf(query);

            operation.Parameters!.Add(new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Description = query.Description,
                Schema = query.IsRepeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
                Extensions = query.OriginalName is null
                    ? null
                    : new Dictionary<string, IOpenApiExtension> { ["x-originalName"] = new JsonNodeExtension(query.OriginalName) },
            });
        }
    }

    private static OpenApiSchema SchemaOf(QueryMetadata query) => query.Kind switch
    {
        QueryKind.WholeNumber => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Default = query.Default is null ? null : int.Parse(query.Default, CultureInfo.InvariantCulture),
        },
        QueryKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        QueryKind.Moment => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        _ => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Default = query.Default,
            Enum = query.Words is null ? null : [.. query.Words.Select(word => (JsonNode)word)],
        },
    };

    private static void DescribeHeaders(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var header in metadata.OfType<HeaderMetadata>())
        {
            operation.Parameters!.Add(Header(header.Name, header.Description));
        }
    }

    private static void DescribePreconditions(OpenApiOperation operation, IList<object> metadata)
    {
        var versioned = metadata.OfType<VersionedMetadata>().FirstOrDefault();

        if (versioned is null)
        {
            return;
        }

        operation.Parameters!.Add(Header(
            "If-None-Match",
            versioned.IsWrite
                ? "Entity tags of the versions that may not be written over; * refuses whatever is there. 412 when one is current."
                : "Entity tags the caller holds: 304 when one is current."));
        operation.Parameters.Add(Header(
            "If-Match", "Strong entity tags, of any representation, one of which must tell the current version; else 412."));
        operation.Parameters.Add(Header("If-Unmodified-Since", "Without If-Match: 412 when there was a write since, to the second."));

        if (!versioned.IsWrite)
        {
            operation.Responses![StatusText(StatusCodes.Status304NotModified)] = new OpenApiResponse { Description = "The caller holds the current answer." };
        }

        var successes = operation.Responses!.Where(response => response.Key.StartsWith('2')).Select(response => response.Value);

        foreach (var success in successes.OfType<OpenApiResponse>())
        {
            success.Headers ??= new Dictionary<string, IOpenApiHeader>();
            success.Headers["ETag"] = new OpenApiHeader
            {
                Description = "The version, and the representation that is answered; strong. Left out when nothing is left.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static async Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var bodies = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestBodyMetadata>().ToArray();

        if (bodies.Length == 0)
        {
            return;
        }

        var content = new Dictionary<string, OpenApiMediaType>();

        foreach (var body in bodies)
        {
            var schema = await Component(body.Type, context, cancellationToken);

            foreach (var mediaType in body.MediaTypes)
            {
                content.TryAdd(mediaType, new OpenApiMediaType { Schema = schema });
            }
        }

        operation.RequestBody = new OpenApiRequestBody { Required = !bodies[0].Optional, Content = content };
    }

    private static void DescribeSecurity(OpenApiOperation operation, IList<object> metadata, OpenApiDocument? document)
    {
        var concealed = metadata.OfType<ConcealedPermission>().FirstOrDefault();

        if (metadata.OfType<IAllowAnonymous>().Any() || (concealed is null && !metadata.OfType<IAuthorizeData>().Any()))
        {
            return;
        }

        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentDescription.Bearer, document)] = [] },
        ];

        if (metadata.OfType<TakesApiKeys>().Any())
        {
            operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentDescription.ApiKey, document)] = [] });
        }

        string[] permissions = concealed is not null ? [concealed.Permission] : [.. metadata.OfType<IAuthorizeData>().Select(authorize => authorize.Policy).OfType<string>()];

        if (permissions.Length > 0)
        {
            var needed = $"{(permissions.Length == 1 ? "Permission" : "Permissions")}: {string.Join(", ", permissions)}.";
            operation.Description = string.Join("\n\n", new[] { operation.Description, needed }.OfType<string>());
        }
    }

    private static void DescribeSharedRefusals(OpenApiOperation operation, IList<object> metadata, ErrorShape errors, IOpenApiSchema error)
    {
        var takesBody = metadata.OfType<RequestBodyMetadata>().Any();
        var takesAnyLength = metadata.OfType<IRequestSizeLimitMetadata>().Any(limit => limit.MaxRequestBodySize is null);
        var needsToken = operation.Security is not null;
        var isVersioned = metadata.OfType<VersionedMetadata>().Any();

        (int Status, string Reason, bool Applies)[] refusals =
        [
            (StatusCodes.Status400BadRequest, "The body or a parameter is not acceptable; the answer names each wrong field.", takesBody),
            (StatusCodes.Status401Unauthorized, "The token is missing, malformed, expired or not ours.", needsToken),
            (StatusCodes.Status403Forbidden, "The token lacks the permission.", needsToken),
            (StatusCodes.Status406NotAcceptable, "The Accept header allows none of the answer's media types.", true),
            (StatusCodes.Status412PreconditionFailed, "A precondition does not hold; the ETag has the current version.", isVersioned),
            (StatusCodes.Status413PayloadTooLarge, "The body is over 1 MiB.", takesBody && !takesAnyLength),
            (StatusCodes.Status415UnsupportedMediaType, "The body is of another media type, or not in UTF-8.", takesBody),
            (StatusCodes.Status500InternalServerError, "The service failed.", true),
            (StatusCodes.Status503ServiceUnavailable, "The database did not answer in time; Retry-After says when to try again.", true),
        ];

        foreach (var (status, reason, applies) in refusals)
        {
            if (applies && !errors.Never.Contains(status))
            {
                operation.Responses![StatusText(status)] = new OpenApiResponse
                {
                    Description = reason,
                    Content = new Dictionary<string, OpenApiMediaType> { [errors.MediaType] = new OpenApiMediaType { Schema = error } },
                };
            }
        }

        var ordered = operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal).ToArray();
        operation.Responses!.Clear();

        foreach (var (status, response) in ordered)
        {
            operation.Responses[status] = response;
        }
    }

    private static string StatusText(int status) => status.ToString(CultureInfo.InvariantCulture);
}
