using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>What a member of the carriers holds: by it values are converted, compared, cleared, and written as XML.</summary>
internal sealed class Shape
{
    private readonly FrozenDictionary<string, ShapeMember> byName;
    private readonly JsonEncodedText[] names;
    private readonly byte[][] defaults;

    private Shape(ShapeKind kind, string typeName, params ShapeMember[] members)
    {
        Kind = kind;
        TypeName = typeName;
        Members = members;
        byName = members.ToFrozenDictionary(member => member.Name, StringComparer.OrdinalIgnoreCase);
        names = [.. members.Select(member => JsonEncodedText.Encode(member.Name))];
        defaults = [.. members.Select(member => JsonSerializer.SerializeToUtf8Bytes(member.Default()))];
    }

    public ShapeKind Kind { get; }

    /// <summary>The name that the contract gives to the type.</summary>
    public string TypeName { get; }

    /// <summary>Of a carrier: what it is, in the words of the OpenAPI document.</summary>
    public string Description { get; private init; } = "";

    /// <summary>In the contract's order.</summary>
    public IReadOnlyList<ShapeMember> Members { get; }

    /// <summary>Of a text: its longest, in UTF-16 units.</summary>
    public int MaxLength { get; private init; }

    /// <summary>Of an array or a dictionary: what its items or values are.</summary>
    public Shape? Item { get; private init; }

    /// <summary>Of a reference: the member that refers; all others are looked up.</summary>
    public string? IdMember { get; private init; }

    /// <summary>Of a reference to an item of a list: the list.</summary>
    public string? List { get; private init; }

    public bool IsReference => IdMember is not null;

    public bool IsArray => Kind is ShapeKind.Elements or ShapeKind.Choices or ShapeKind.Consents or ShapeKind.Items;

    public static Shape Text(int maxLength = 0) => new(ShapeKind.Text, "System.String") { MaxLength = maxLength };

    public static Shape Scalar(ShapeKind kind, string typeName) => new(kind, typeName);

    /// <summary>A carrier that ends, as most do, with what a caller may do with it.</summary>
    public static Shape Object(string typeName, string description, params ShapeMember[] members)
        => new(ShapeKind.Object, typeName, WithRights(members)) { Description = description };

    /// <summary>A carrier of these members alone.</summary>
    public static Shape Plain(string typeName, string description, params ShapeMember[] members)
        => new(ShapeKind.Object, typeName, members) { Description = description };

    public static Shape Reference(string typeName, string description, string idMember, string? list, params ShapeMember[] members)
        => new(ShapeKind.Object, typeName, WithRights(members)) { Description = description, IdMember = idMember, List = list };

    public static Shape Array(ShapeKind kind, Shape item, string? list = null) => new(kind, "Array") { Item = item, List = list };

    public static Shape Dictionary(Shape item) => new(ShapeKind.Dictionary, "Dictionary") { Item = item };

    public ShapeMember? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What a member of this shape holds when nobody has said anything.</summary>
    public JsonNode? Default() => Kind switch
    {
        ShapeKind.Int or ShapeKind.Short => 0,
        ShapeKind.Flag => false,
        ShapeKind.Number => 0d,
        ShapeKind.Date or ShapeKind.BirthDate => Dates.None,
        ShapeKind.Object => new JsonObject(Members.Select(member => KeyValuePair.Create(member.Name, member.Default()))),
        ShapeKind.Elements or ShapeKind.Choices or ShapeKind.Consents or ShapeKind.Items => new JsonArray(),
        ShapeKind.Dictionary => new JsonObject(),
        _ => null,
    };

    /// <summary>
    /// Writes a carrier of this shape: what is said of it, and of all other members what they hold when nobody has said anything.
    /// </summary>
    /// <param name="json">What it is written to.</param>
    /// <param name="said">Values of members, in the shape's order.</param>
    public void Write(Utf8JsonWriter json, params ReadOnlySpan<(string Member, CarrierValue Value)> said)
    {
        var next = 0;
        json.WriteStartObject();

        for (var place = 0; place < names.Length; place++)
        {
            WriteName(json, place);

            if (next < said.Length && said[next].Member == Members[place].Name)
            {
                said[next++].Value.WriteTo(json);
            }
            else
            {
                WriteDefault(json, place);
            }
        }

        json.WriteEndObject();

        if (next < said.Length)
        {
            throw new InvalidOperationException($"{said[next].Member} stands at no such place of {TypeName}.");
        }
    }

    public void WriteName(Utf8JsonWriter json, int place) => json.WritePropertyName(names[place]);

    /// <summary>Writes what a member holds when nobody has said anything.</summary>
    public void WriteDefault(Utf8JsonWriter json, int place) => json.WriteRawValue(defaults[place], skipInputValidation: true);

    // Every carrier ends with these two.
    private static ShapeMember[] WithRights(ShapeMember[] members) =>
        [.. members, new("TableRight", Carriers.TableRight, ReadOnly: true, Nullable: true), new("FieldProperties", Carriers.NoRights, ReadOnly: true)];
}

/// <summary>A member of a carrier.</summary>
/// <param name="Name">As the contract spells it.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="ReadOnly">Writes to it, or to anything below it, are ignored.</param>
/// <param name="Nullable">It is null, instead of empty, when there is nothing to show.</param>
internal record ShapeMember(string Name, Shape Shape, bool ReadOnly = false, bool Nullable = false)
{
    // A reference that refers to nothing is an empty carrier while a person is being patched, so that a path through it leads somewhere.
    public JsonNode? Default() => Nullable && !Shape.IsReference ? null : Shape.Default();
}

internal enum ShapeKind
{
    Text,
    Int,
    Short,
    Flag,
    Number,

    /// <summary>A moment, to the second.</summary>
    Date,

    /// <summary>A day: year 1 is none, year 2 a day whose year nobody knows.</summary>
    BirthDate,

    /// <summary>A carrier with members of its own.</summary>
    Object,

    /// <summary>E-mails, phones and web addresses: ordered, without ids.</summary>
    Elements,

    /// <summary>All items of a list, each chosen or not.</summary>
    Choices,

    Consents,

    /// <summary>Rows of fields, as an address is written in its country.</summary>
    Layout,

    /// <summary>Any key, each with a value of one shape.</summary>
    Dictionary,

    /// <summary>An array that is only read.</summary>
    Items,
}
