using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Writes a member from the record.</summary>
internal delegate void Writing(Utf8JsonWriter json, in PersonView person);

/// <summary>Reads a member of a patched document into the record; answers why it cannot be read.</summary>
internal delegate Problem? Reading(PersonMatch match);

/// <summary>Everything there is to say of one member of a person.</summary>
/// <param name="Name">As the contract spells it.</param>
/// <param name="Shape">Its kind and limit.</param>
/// <param name="Description">What it is, in the words of the OpenAPI document.</param>
/// <param name="Write">How it gets from the record into an answer, and into the document that is patched.</param>
/// <param name="Read">How it gets from a patched document into the record; null for what callers only read.</param>
/// <param name="Nullable">It is null, instead of empty, when there is nothing to show.</param>
internal sealed record PersonMember(string Name, Shape Shape, string Description, Writing Write, Reading? Read, bool Nullable = false)
    : ShapeMember(Name, Shape, ReadOnly: Read is null, Nullable)
{
    /// <summary>Of a large member: a patch that names none of these has null in its document instead.</summary>
    public string[] NamedBy { get; init; } = [];

    /// <summary>A text in a column.</summary>
    public static PersonMember Column(
        string name, Shape shape, string description, Func<PersonRow, string?> get, Action<PersonRow, string?> set) => new(
            name,
            shape,
            description,
            (json, in it) => json.WriteStringValue(get(it.Person)),
            Into(match => set(match.Person, Conversion.TextIn(match.Patched[name]))));

    /// <summary>What is kept in <c>dialect_members</c>, by its name and as it is written.</summary>
    public static PersonMember Own(string name, Shape shape, string description)
    {
        var nothing = JsonSerializer.SerializeToUtf8Bytes(shape.Default());

        return new(name, shape, description, Write, Into(match => match.SetOwn(name, match.Patched[name], shape.Default())));

        void Write(Utf8JsonWriter json, in PersonView it)
        {
            if (it.State.Members[name] is { } value)
            {
                value.WriteTo(json);
            }
            else
            {
                json.WriteRawValue(nothing, skipInputValidation: true);
            }
        }
    }

    /// <summary>An item of a list, whose id is kept in <c>dialect_members</c>.</summary>
    public static PersonMember OwnChoice(string name, string list, string description)
    {
        var shape = Carriers.Choice(name, list);

        return Reference(name, shape, description, it => Referred(it) is not null, Write, Read);

        void Write(Utf8JsonWriter json, in PersonView it) => ReferenceMembers.WriteItem(json, shape, Referred(it)!);

        void Read(PersonMatch match)
        {
            var itemId = match.Patched[name]!["Id"];

            // What the list does not know any more is shown empty and kept.
            if (!JsonNode.DeepEquals(itemId, match.Original.Document[name]!["Id"]))
            {
                match.SetOwn(name, itemId, 0);
            }
        }

        ListItem? Referred(in PersonView it) => Conversion.IntIn(it.State.Members[name]) is { } itemId ? it.Lists.Find(list, itemId) : null;
    }

    /// <summary>A reference to a row of another table, by its number.</summary>
    public static PersonMember Row(
        string name,
        Shape shape,
        string description,
        Func<PersonRow, int?> get,
        Action<PersonRow, int?> set,
        Action<Utf8JsonWriter, PersonRow> write)
        => Reference(name, shape, description, it => get(it.Person) is not null, (json, in it) => write(json, it.Person), match =>
        {
            var number = (int)match.Patched[name]![shape.IdMember!]!;
            set(match.Person, number == 0 ? null : number);
        });

    /// <summary>What callers only read.</summary>
    public static PersonMember Shown(string name, Shape shape, string description, Writing write)
        => new(name, shape, description, write, Read: null);

    /// <summary>What this service knows nothing of: it is what it is by default.</summary>
    public static PersonMember Unknown(string name, Shape shape, string description)
    {
        var isCarrier = shape.Kind == ShapeKind.Object;
        var nothing = JsonSerializer.SerializeToUtf8Bytes(isCarrier ? null : shape.Default());

        return Shown(name, shape, description, (json, in _) => json.WriteRawValue(nothing, skipInputValidation: true)) with { Nullable = isCarrier };
    }

    /// <summary>
    /// A reference: null in answers that have none; empty in a document to patch, so that a path through it leads somewhere.
    /// </summary>
    public static PersonMember Reference(
        string name, Shape shape, string description, Func<PersonView, bool> refers, Writing write, Action<PersonMatch>? read)
    {
        var empty = JsonSerializer.SerializeToUtf8Bytes(shape.Default());

        return new(name, shape, description, Write, read is null ? null : Into(read), Nullable: true) { NamedBy = [name] };

        void Write(Utf8JsonWriter json, in PersonView it)
        {
            if (refers(it))
            {
                write(json, it);
            }
            else if (it.IsAnswer)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteRawValue(empty, skipInputValidation: true);
            }
        }
    }

    /// <summary>A reading that always succeeds: what it reads was judged before.</summary>
    public static Reading Into(Action<PersonMatch> read) => match =>
    {
        read(match);
        return null;
    };
}

/// <summary>A person to be written as a document, and for whom.</summary>
internal readonly record struct PersonView(PersonState State, KnownLists Lists, bool IsAnswer, bool MayWrite, string? Self)
{
    public PersonRow Person => State.Person;

    public ListItem? Country => Lists.Country(State.Street);
}
