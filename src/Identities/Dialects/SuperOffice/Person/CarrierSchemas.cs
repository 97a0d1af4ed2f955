using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Stands for a person where an operation says what it takes and answers; its members are <see cref="PersonMembers"/>.</summary>
public sealed record PersonEntityWithLinks;

/// <summary>Stands for a person as a flat carrier.</summary>
public sealed record SimplePerson;

/// <summary>Stands for an item of a list.</summary>
public sealed record SelectableMDOListItem;

/// <summary>Describes carriers in the OpenAPI documents by the shapes that answers are written from.</summary>
internal sealed class CarrierSchemas : IOpenApiDocumentTransformer
{
    private static readonly (string Name, Shape Shape)[] Carried =
    [
        (nameof(PersonEntityWithLinks), PersonMembers.Person),
        (nameof(SimplePerson), Carriers.Simple),
        (nameof(SelectableMDOListItem), Carriers.ListItem),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var description = new Description(document, Carried.ToDictionary(carried => carried.Shape.TypeName, carried => carried.Name));

        foreach (var (name, shape) in Carried)
        {
            if (document.Components?.Schemas?.ContainsKey(name) == true)
            {
                document.Components.Schemas[name] = description.Of(shape);
            }
        }

        return Task.CompletedTask;
    }

    private sealed class Description(OpenApiDocument document, Dictionary<string, string> described)
    {
        public OpenApiSchema Of(Shape carrier) => new()
        {
            Type = JsonSchemaType.Object,
            Description = carrier.Description,
            Properties = carrier.Members.ToDictionary(member => member.Name, Of),
        };

        private IOpenApiSchema Of(ShapeMember member)
        {
            var description = (member as PersonMember)?.Description;

            if (member.Shape.Kind == ShapeKind.Object)
            {
                var reference = new OpenApiSchemaReference(Component(member.Shape), document) { Description = description };
                return new OpenApiSchema { OneOf = [reference] };
            }

            var schema = Value(member.Shape);
            schema.Description = description;

            if (member.Nullable || member.Shape.Kind == ShapeKind.Text)
            {
                schema.Type |= JsonSchemaType.Null;
            }

            return schema;
        }

        private IOpenApiSchema Item(Shape shape)
            => shape.Kind == ShapeKind.Object ? new OpenApiSchemaReference(Component(shape), document) : Value(shape);

        private OpenApiSchema Value(Shape shape) => shape.Kind switch
        {
            ShapeKind.Text => new OpenApiSchema { Type = JsonSchemaType.String },
            ShapeKind.Int => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ShapeKind.Short => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int16" },
            ShapeKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ShapeKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
            ShapeKind.Date or ShapeKind.BirthDate => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ShapeKind.Dictionary => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Item(shape.Item!) },
            ShapeKind.Layout => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Value(Shape.Array(ShapeKind.Items, shape.Item!)) },
            _ => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Item(shape.Item!) },
        };

        // Each carrier once. In the document of the whole service another surface may have its name.
        private string Component(Shape carrier)
        {
            if (!described.TryGetValue(carrier.TypeName, out var name))
            {
                name = document.Components!.Schemas!.ContainsKey(carrier.TypeName) ? "SuperOffice" + carrier.TypeName : carrier.TypeName;
                described[carrier.TypeName] = name;
                document.AddComponent<IOpenApiSchema>(name, Of(carrier));
            }

            return name;
        }
    }
}
