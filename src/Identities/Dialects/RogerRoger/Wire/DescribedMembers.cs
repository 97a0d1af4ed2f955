using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Tells the OpenAPI documents which members the shapes have that stand in a table: the framework asks for them as it asks for properties.</summary>
internal sealed class DescribedMembers : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Action<JsonTypeInfo>> shapes = [];
    private readonly DefaultJsonTypeInfoResolver others = new();

    /// <summary>Names the shapes of a thing: as it is answered, as it is sent whole, and as it is patched.</summary>
    public DescribedMembers Add<TThing, TAnswer, TRequest, TPatch>(MemberTable<TThing> table)
        where TAnswer : LinkedItem
    {
        shapes[typeof(TAnswer)] = shape =>
        {
            AddLinks(shape);
            AddAll(shape, table.Shown, member => (member.Description, MayBeNull: !member.IsNeverNull, IsRequired: true, MaxLength: null));
        };

        shapes[typeof(TRequest)] = shape => AddAll(
            shape, table.Written, member => (member.Sent ?? member.Description, MayBeNull: !member.IsRequired, member.IsRequired, member.MaxLength));
        shapes[typeof(TPatch)] = shape => AddAll(
            shape, table.Written, member => (member.Sent ?? member.Description, MayBeNull: true, IsRequired: false, member.MaxLength));
        return this;
    }

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (!shapes.TryGetValue(type, out var describe))
        {
            return null;
        }

        var shape = JsonTypeInfo.CreateJsonTypeInfo(type, options);
        describe(shape);
        return shape;
    }

    private void AddLinks(JsonTypeInfo shape)
    {
        foreach (var link in others.GetTypeInfo(typeof(LinkedItem), shape.Options).Properties)
        {
            var property = shape.CreateJsonPropertyInfo(link.PropertyType, link.Name);
            property.AttributeProvider = link.AttributeProvider;
            property.Get = link.Get;
            shape.Properties.Add(property);
        }
    }

    private static void AddAll<TThing>(
        JsonTypeInfo shape,
        IEnumerable<Member<TThing>> members,
        Func<Member<TThing>, (string Description, bool MayBeNull, bool IsRequired, int? MaxLength)> describe)
    {
        foreach (var member in members)
        {
            var (description, mayBeNull, isRequired, maxLength) = describe(member);
            var property = shape.CreateJsonPropertyInfo(
                mayBeNull ? member.Described : Nullable.GetUnderlyingType(member.Described) ?? member.Described, member.Name);
            property.Get = _ => null;
            property.Set = (_, _) => { };
            property.IsGetNullable = property.IsSetNullable = mayBeNull;
            property.IsRequired = isRequired;
            property.AttributeProvider = new Notes(
                maxLength is { } most ? [new DescriptionAttribute(description), new MaxLengthAttribute(most)] : [new DescriptionAttribute(description)]);
            shape.Properties.Add(property);
        }
    }

    private sealed class Notes(params Attribute[] attributes) : ICustomAttributeProvider
    {
        public object[] GetCustomAttributes(bool inherit) => attributes;

        public object[] GetCustomAttributes(Type attributeType, bool inherit) => Array.FindAll(attributes, attributeType.IsInstanceOfType);

        public bool IsDefined(Type attributeType, bool inherit) => Array.Exists(attributes, attributeType.IsInstanceOfType);
    }
}
