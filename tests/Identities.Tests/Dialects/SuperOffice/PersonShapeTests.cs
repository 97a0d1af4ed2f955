using System.Reflection;
using System.Text.Json.Serialization;
using Identities.Dialects.SuperOffice;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class PersonShapeTests
{
    [Fact]
    public void The_documented_types_have_the_members_that_answers_have_in_their_order()
    {
        Agree(typeof(PersonEntityWithLinks), PersonShape.Person, 0);
        Agree(typeof(SimplePerson), PersonShape.Simple, 0);
        Agree(typeof(SelectableMDOListItem), PersonShape.ListItem, 0);
    }

    private static void Agree(Type documented, Shape shape, int depth)
    {
        var properties = documented.GetProperties();

        Assert.Equal(shape.Members.Select(member => member.Name), properties.Select(Name));

        foreach (var (member, property) in shape.Members.Zip(properties))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var inner = member.Shape;

            while (type.IsGenericType)
            {
                type = type.GetGenericArguments()[^1];
                inner = inner.Item ?? inner;
            }

            Assert.Equal(Expected(inner), type.IsPrimitive || type == typeof(string) || type == typeof(DateTime) ? type.Name : "Object");

            if (inner is { Kind: ShapeKind.Object, Members.Count: > 0 } && depth < 5)
            {
                Assert.Equal(inner.TypeName, type.Name);
                Agree(type, inner, depth + 1);
            }
        }
    }

    private static string Name(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;

    private static string Expected(Shape shape) => shape.Kind switch
    {
        ShapeKind.Text => nameof(String),
        ShapeKind.Int => nameof(Int32),
        ShapeKind.Short => nameof(Int16),
        ShapeKind.Flag => nameof(Boolean),
        ShapeKind.Number => nameof(Double),
        ShapeKind.Date or ShapeKind.BirthDate => nameof(DateTime),
        _ => nameof(Object),
    };
}
