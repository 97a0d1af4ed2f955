using System.Globalization;
using System.Text.Json;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>What is the same for all members of a kind: how their values are shown, read, compared and judged.</summary>
internal abstract class Kind<T>(Type described, bool mayBeNull = true)
{
    /// <summary>The type that stands for the kind in the OpenAPI documents.</summary>
    public Type Described => described;

    /// <summary>Whether answers have null for it; a list is empty instead.</summary>
    public bool MayBeNull => mayBeNull;

    public virtual int? MaxLength => null;

    public abstract void Show(Utf8JsonWriter json, T value, Iris iris);

    public abstract T Read(Members members, string name, T absent);

    public virtual bool AreSame(T standing, T wanted) => EqualityComparer<T>.Default.Equals(standing, wanted);

    /// <summary>Notes the rules that a change breaks.</summary>
    public virtual void Judge(Violations violations, References references, string path, T standing, T wanted)
    {
    }

    public virtual IEnumerable<Reference> ReferencesIn(T value) => [];

    public virtual string? CountryIn(T value) => null;
}

/// <summary>A kind whose values are kept in one column, or in one member of a column that holds an object.</summary>
internal abstract class Scalar<T>(Type described) : Kind<T>(described)
{
    public override void Show(Utf8JsonWriter json, T value, Iris iris) => Keep(json, value);

    public virtual void Keep(Utf8JsonWriter json, T value) => JsonSerializer.Serialize(json, value, ServiceJson.Options);

    /// <summary>The value in a column's object.</summary>
    public abstract T Kept(JsonElement value);
}

/// <summary>The kinds of scalars.</summary>
internal static class Scalars
{
    public static readonly Scalar<string?> Text = new TextKind(Violations.MaxLength);
    public static readonly Scalar<string?> LongText = new TextKind(null);
    public static readonly Scalar<bool?> Flag = new FlagKind();
    public static readonly Scalar<long?> Number = new NumberKind();
    public static readonly Scalar<DateTime?> Moment = new MomentKind();

    public static Scalar<Reference?> ReferenceTo(Resource resource) => new ReferenceKind(resource);

    private sealed class TextKind(int? maxLength) : Scalar<string?>(typeof(string))
    {
        public override int? MaxLength => maxLength;

        public override string? Read(Members members, string name, string? absent) => members.Text(name, absent);

        public override void Judge(Violations violations, References references, string path, string? standing, string? wanted)
        {
            if (maxLength is not null && wanted != standing)
            {
                violations.NotTooLong(path, wanted);
            }
        }

        public override void Keep(Utf8JsonWriter json, string? value) => json.WriteStringValue(value);

        public override string? Kept(JsonElement value) => value.GetString();
    }

    private sealed class FlagKind() : Scalar<bool?>(typeof(bool?))
    {
        public override bool? Read(Members members, string name, bool? absent) => members.Flag(name, absent);

        public override bool? Kept(JsonElement value) => value.GetBoolean();
    }

    private sealed class NumberKind() : Scalar<long?>(typeof(long?))
    {
        public override long? Read(Members members, string name, long? absent) => members.Number(name, absent);

        public override long? Kept(JsonElement value) => value.GetInt64();
    }

    private sealed class MomentKind() : Scalar<DateTime?>(typeof(DateTimeOffset?))
    {
        public override void Show(Utf8JsonWriter json, DateTime? value, Iris iris)
            => JsonSerializer.Serialize(json, Dates.Shown(value), ServiceJson.Options);

        public override DateTime? Read(Members members, string name, DateTime? absent) => members.Moment(name, absent);

        // A caller who sends back what was shown has seen whole seconds, and changes nothing.
        public override bool AreSame(DateTime? standing, DateTime? wanted) => wanted == standing || wanted == standing?.CutToSeconds();

        public override void Keep(Utf8JsonWriter json, DateTime? value)
            => json.WriteStringValue(value?.ToString("O", CultureInfo.InvariantCulture));

        public override DateTime? Kept(JsonElement value) => Dates.TryRead(value.GetString()!, out var moment) ? moment : null;
    }

    private sealed class ReferenceKind(Resource resource) : Scalar<Reference?>(typeof(string))
    {
        public override void Show(Utf8JsonWriter json, Reference? value, Iris iris) => json.WriteStringValue(iris.Of(resource, value?.Id));

        public override Reference? Read(Members members, string name, Reference? absent) => members.Reference(name, resource, absent);

        public override bool AreSame(Reference? standing, Reference? wanted) => standing?.Id == wanted?.Id;

        public override IEnumerable<Reference> ReferencesIn(Reference? value) => value is null ? [] : [value];

        public override void Keep(Utf8JsonWriter json, Reference? value) => json.WriteStringValue(value?.Id.ToString());

        public override Reference? Kept(JsonElement value) => Reference.To(resource, value.GetGuid());
    }
}
