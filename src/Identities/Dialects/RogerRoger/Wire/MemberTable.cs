using System.Text;
using System.Text.Json;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>The members of a thing, in the order of its answers. What is said of all of them is said here once.</summary>
internal sealed class MemberTable<TThing>
{
    private readonly Member<TThing>[] all;
    private readonly Member<TThing>[] shown;

    public MemberTable(TThing nothing, params Member<TThing>[] members)
    {
        all = members;
        shown = [.. members.Where(member => !member.IsWriteOnly)];
        Written = [.. members.Where(member => !member.IsReadOnly)];

        foreach (var (place, member) in members.Index())
        {
            member.Place = place;
        }

        Nothing = Of(nothing);
    }

    public IReadOnlyList<Member<TThing>> Shown => shown;

    /// <summary>The members that a body may name.</summary>
    public IReadOnlyList<Member<TThing>> Written { get; }

    /// <summary>What is said of a thing of which nothing is said.</summary>
    public Content<TThing> Nothing { get; }

    /// <summary>What a thing says that stands.</summary>
    public Content<TThing> Of(TThing thing)
    {
        var values = new object?[all.Length];

        foreach (var member in Written)
        {
            values[member.Place] = member.Of(thing);
        }

        return new Content<TThing>(this, values);
    }

    /// <summary>Reads a body; what it leaves out is as in <paramref name="absent"/>.</summary>
    public Content<TThing> Read(Members members, Content<TThing> absent)
    {
        var values = new object?[all.Length];

        foreach (var member in Written)
        {
            values[member.Place] = member.Read(members, absent[member]);
        }

        return new Content<TThing>(this, values);
    }

    /// <summary>The broken rules; null when there are none. What stays as it is is not judged: other surfaces have other rules.</summary>
    public Problem? Judge(Content<TThing>? standing, Content<TThing> wanted, References references)
    {
        var violations = new Violations();

        foreach (var member in Written)
        {
            var (stood, value) = ((standing ?? Nothing)[member], wanted[member]);

            if (member.IsRequired && (standing is null || !member.AreSame(stood, value)))
            {
                violations.NotBlank(member.Name, (string?)value);
            }

            member.Judge(violations, references, stood, value);
        }

        return violations.ToProblem();
    }

    /// <summary>Writes a thing as an answer.</summary>
    public void Write(Utf8JsonWriter json, LinkedItem item, TThing thing, Iris iris)
    {
        json.WriteStartObject();
        item.WriteLinks(json);

        foreach (var member in shown)
        {
            json.WritePropertyName(member.EncodedName);
            member.Show(json, thing, iris);
        }

        json.WriteEndObject();
    }

    /// <summary>Whether all stays as it is.</summary>
    public bool AreSame(Content<TThing> standing, Content<TThing> wanted)
        => Written.All(member => member.AreSame(standing[member], wanted[member]));

    /// <summary>Whether a part stays as it is.</summary>
    public bool AreSame(Part part, Content<TThing> standing, Content<TThing> wanted)
        => Array.TrueForAll(all, member => member.Column?.Part != part || member.AreSame(standing[member], wanted[member]));

    /// <summary>Whether a part has no value at all.</summary>
    public bool IsEmpty(Part part, Content<TThing> content)
        => Array.TrueForAll(all, member => member.Column?.Part != part || content[member] is null);

    /// <summary>The columns of a row as an object, as they are to be; with those of its own object, if it has one.</summary>
    public string Row(Part part, Content<TThing> standing, Content<TThing> wanted, string? ownColumn = null)
    {
        var row = ServiceJson.Written(json =>
        {
            json.WriteStartObject();
            WriteColumns(json, part, standing, wanted);

            if (ownColumn is not null)
            {
                json.WriteStartObject(ownColumn);
                WriteColumns(json, Part.Own, standing, wanted);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });

        return Encoding.UTF8.GetString(row.WrittenSpan);
    }

    private void WriteColumns(Utf8JsonWriter json, Part part, Content<TThing> standing, Content<TThing> wanted)
    {
        foreach (var member in Written.Where(member => member.Column?.Part == part))
        {
            json.WritePropertyName(member.Column!.Name);
            member.Keep(json, member.AreSame(standing[member], wanted[member]) ? standing[member] : wanted[member]);
        }
    }
}

/// <summary>What a body says of a thing, or what a thing says that stands: the values of the members that can be written.</summary>
internal sealed class Content<TThing>(MemberTable<TThing> table, object?[] values)
{
    public object? this[Member<TThing> member] => values[member.Place];

    /// <summary>Everything that is referred to.</summary>
    public IEnumerable<Reference> References => table.Written.SelectMany(member => member.ReferencesIn(values[member.Place]));

    /// <summary>The country that is named.</summary>
    public string? Country
        => table.Written.Select(member => member.CountryIn(values[member.Place])).FirstOrDefault(country => country is not null);

    public T Of<T>(Member<TThing, T> member) => (T)values[member.Place]!;

    /// <summary>The same with one member from elsewhere.</summary>
    public Content<TThing> With(Member<TThing> member, Content<TThing> other)
        => new(table, [.. values.Select((value, place) => place == member.Place ? other[member] : value)]);
}
