using System.Text.Encodings.Web;
using System.Text.Json;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>A member of a thing: all that this surface knows of it, but for what its kind says.</summary>
/// <param name="Name">Its name in answers and in bodies.</param>
/// <param name="Description">What it is, for the OpenAPI documents.</param>
/// <param name="Column">Where its value is kept; null where rows of its own hold it.</param>
/// <typeparam name="TThing">The thing, as it is stored.</typeparam>
internal abstract record Member<TThing>(string Name, string Description, Column? Column)
{
    /// <summary>The name as it is written.</summary>
    public JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>The description in bodies, where it is another one.</summary>
    public string? Sent { get; init; }

    /// <summary>Whether bodies that name it are ignored.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is never answered.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Whether a new thing must have it, and no other may lose it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether answers always have a value for it.</summary>
    public virtual bool IsNeverNull { get; init; }

    /// <summary>Its place in the table, and in each content.</summary>
    public int Place { get; set; }

    public abstract Type Described { get; }

    public abstract int? MaxLength { get; }

    public abstract void Show(Utf8JsonWriter json, TThing thing, Iris iris);

    public abstract object? Of(TThing thing);

    public abstract object? Read(Members members, object? absent);

    public abstract bool AreSame(object? standing, object? wanted);

    public abstract void Judge(Violations violations, References references, object? standing, object? wanted);

    public abstract IEnumerable<Reference> ReferencesIn(object? value);

    public abstract string? CountryIn(object? value);

    public abstract void Keep(Utf8JsonWriter json, object? value);
}

/// <summary>A column, or a member of one that holds an object, of one of the rows that a thing consists of.</summary>
internal sealed record Column(Part Part, string Name);

/// <summary>What is written by one statement.</summary>
internal enum Part
{
    /// <summary>The columns of the thing's row.</summary>
    Row,

    /// <summary>The object in that row for what only one dialect knows.</summary>
    Own,

    /// <summary>A person's first name.</summary>
    Name,
}

/// <summary>A member by its kind, and where the thing has its value.</summary>
internal sealed record Member<TThing, T>(string Name, Kind<T> Kind, Func<TThing, T> Standing, string Description, Column? Column = null)
    : Member<TThing>(Name, Description, Column)
{
    public override bool IsNeverNull { get; init; } = !Kind.MayBeNull;

    public override Type Described => Kind.Described;

    public override int? MaxLength => Kind.MaxLength;

    public override void Show(Utf8JsonWriter json, TThing thing, Iris iris) => Kind.Show(json, Standing(thing), iris);

    public override object? Of(TThing thing) => Standing(thing);

    public override object? Read(Members members, object? absent) => Kind.Read(members, Name, (T)absent!);

    public override bool AreSame(object? standing, object? wanted) => Kind.AreSame((T)standing!, (T)wanted!);

    public override void Judge(Violations violations, References references, object? standing, object? wanted)
        => Kind.Judge(violations, references, Name, (T)standing!, (T)wanted!);

    public override IEnumerable<Reference> ReferencesIn(object? value) => Kind.ReferencesIn((T)value!);

    public override string? CountryIn(object? value) => Kind.CountryIn((T)value!);

    public override void Keep(Utf8JsonWriter json, object? value) => ((Scalar<T>)Kind).Keep(json, (T)value!);
}
