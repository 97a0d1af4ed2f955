using Identities.Dialects.Baack.Wire;
using Identities.Platform.Http;

namespace Identities.Dialects.Baack;

/// <summary>
/// The members of a representation by the dialect's rules. To make an object takes the required ones; to update one, a member that is
/// absent keeps what is stored, <c>null</c> clears it, and what never changes is not even looked at.
/// </summary>
internal sealed class Members
{
    private const int MostReferences = 1000;

    private readonly Representation fields;
    private readonly bool isUpdate;
    private readonly List<string> given = [];
    private readonly List<Objection> objections = [];

    /// <param name="fields">The members as they came.</param>
    /// <param name="urn">The object that is updated; null when one is to be made.</param>
    public Members(Representation fields, Guid? urn)
    {
        (this.fields, isUpdate) = (fields, urn is not null);

        if (isUpdate && fields.Text("urn") is { } sent && !(Uuid.TryParse(sent, out var id) && id == urn))
        {
            fields.Refuse("urn", "Must be the one in the path.");
        }
    }

    /// <summary>The first required member that is not there.</summary>
    public string? Missing { get; private set; }

    public string[] Given => [.. given];

    public IReadOnlyList<Objection> Objections => objections;

    /// <summary>The object that this one is part of: required to make it, and never changed.</summary>
    public Guid Parent(string name)
    {
        if (isUpdate)
        {
            return default;
        }

        var parent = Reference(name);

        if (!fields.HasValue(name))
        {
            Missing ??= name;
        }

        return parent ?? default;
    }

    /// <summary>An object that this one was made with: optional, and never changed.</summary>
    public Guid? FirstReference(string name) => isUpdate ? null : Reference(name);

    /// <summary>Another object. A reference without its urn is one that misses it.</summary>
    public Guid? Reference(string name)
    {
        Note(name);

        return fields.Object(name, Urn);

        Guid? Urn(Representation reference)
        {
            if (reference.Id("urn") is { } urn)
            {
                return urn;
            }

            if (!reference.HasValue("urn"))
            {
                Missing ??= name;
            }

            return null;
        }
    }

    /// <summary>Several other objects, each once, in the order in which they are first named.</summary>
    public Guid[] References(string name)
    {
        Note(name);

        var urns = fields.Items(name, MostReferences, reference =>
        {
            if (!reference.HasValue("urn"))
            {
                Missing ??= name + ".urn";
            }

            return reference.Id("urn");
        });

        return [.. urns.OfType<Guid>().Distinct()];
    }

    /// <summary>A text that need not be there; a blank one says as little as none.</summary>
    public string? Text(string name, int maxLength, Func<string, bool>? isAcceptable = null)
        => Sent(name, maxLength, isAcceptable) is { } text && IsNotBlank(text) ? text : null;

    private string? Sent(string name, int maxLength, Func<string, bool>? isAcceptable)
    {
        Note(name);
        var text = fields.Text(name);

        if (text is not null && (text.Length > maxLength || isAcceptable?.Invoke(text) == false))
        {
            objections.Add(new Objection(name, text, BaackProblems.Invalid(name)));
        }

        return text;
    }

    /// <summary>A text that must be there and not be blank, to make an object; in an update null clears nothing.</summary>
    public string RequiredText(string name, int maxLength, Func<string, bool>? isAcceptable = null)
    {
        var text = Sent(name, maxLength, isAcceptable ?? IsNotBlank);

        if (!fields.HasValue(name))
        {
            if (!isUpdate)
            {
                Missing ??= name;
            }
            else if (fields.Has(name))
            {
                objections.Add(new Objection(name, null, BaackProblems.Missing(name)));
            }
        }

        return text ?? "";
    }

    /// <summary>A moment to the millisecond, which is what this dialect shows: what was read is then what is stored.</summary>
    public DateTime? Moment(string name)
    {
        Note(name);
        return fields.Moment(name) is { } moment ? moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond)) : null;
    }

    /// <summary>A day; the first year of the calendar is how another dialect writes that there is none.</summary>
    public DateTime? Day(string name)
    {
        var moment = Moment(name);

        if (moment is { Year: 1 })
        {
            fields.Refuse(name, "Must be later than the year 1.");
        }

        return moment;
    }

    private static bool IsNotBlank(string text) => !string.IsNullOrWhiteSpace(text);

    private void Note(string name)
    {
        if (fields.Has(name))
        {
            given.Add(name);
        }
    }
}
