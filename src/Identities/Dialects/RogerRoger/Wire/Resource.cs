using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>A kind of thing that has an IRI: its name in JSON-LD, and the path of its collection.</summary>
internal sealed record Resource(string Type, string Path)
{
    public static readonly Resource Person = new("Person", "/people");
    public static readonly Resource Tag = new("Tag", "/tags");
    public static readonly Resource Segment = new("Segment", "/segments");
    public static readonly Resource Organization = new("Organization", "/organizations");
    public static readonly Resource User = new("User", "/users");
    public static readonly Resource NoteCategory = new("NoteCategory", "/note_categories");
    public static readonly Resource MediaObject = new("MediaObject", "/media_objects");

    /// <summary>The notes about one person.</summary>
    public static Resource NotesOf(Guid personId) => new("PersonNoteResource", $"{Person.Path}/{personId}/notes");
}

/// <summary>The IRIs of one request: paths on the host that was asked, below the prefix that it was asked under.</summary>
internal sealed class Iris(HttpRequest request)
{
    private readonly string prefix = request.PathBase.Value ?? "";
    private readonly string host = request.Host.Value ?? "";

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<Iris?> BindAsync(HttpContext context) => new(new Iris(context.Request));

    public string Of(Resource resource, Guid id) => $"{prefix}{resource.Path}/{id}";

    public string? Of(Resource resource, Guid? id) => id is { } there ? Of(resource, there) : null;

    public IReadOnlyList<string> Of(Resource resource, IEnumerable<Guid> ids) => [.. ids.Select(id => Of(resource, id))];

    public string OfCollection(Resource resource) => prefix + resource.Path;

    public string OfContext(string type) => $"{prefix}/contexts/{type}";

    /// <summary>The vocabulary that describes this surface.</summary>
    public string Documentation => prefix + "/docs.jsonld";

    /// <summary>Reads an IRI of a resource: a path, or an address on this host. Null when it is none.</summary>
    public Reference? Read(string text, Resource resource)
    {
        if (LocalPart(text) is not { } path || !path.StartsWith(resource.Path + "/", StringComparison.Ordinal))
        {
            return null;
        }

        var name = path[(resource.Path.Length + 1)..];

        // What is not an id is routed all the same, and found nowhere.
        return name.Length == 0 || name.AsSpan().IndexOfAny("/?#") >= 0
            ? null
            : new Reference(resource, Uuid.TryParse(name, out var id) ? id : Guid.Empty, text);
    }

    /// <summary>Reads the id in a filter, where a bare one is as good as an IRI.</summary>
    public Guid? ReadId(string text, Resource resource)
        => Uuid.TryParse(text, out var id) ? id : Read(text, resource) is { Id: var named } && named != Guid.Empty ? named : null;

    private string? LocalPart(string text)
    {
        if (!text.StartsWith('/'))
        {
            var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
            var end = scheme == 0 ? -1 : text.IndexOf('/', scheme);

            if (end < 0 || !text[scheme..end].Equals(host, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            text = text[end..];
        }

        return text.StartsWith(CloudPrefix.Path + "/", StringComparison.OrdinalIgnoreCase) ? text[CloudPrefix.Path.Length..] : text;
    }
}

/// <summary>Something that a body refers to.</summary>
/// <param name="Resource">What kind of thing it must be.</param>
/// <param name="Id">The id that the IRI ends with; the empty one when that is no id, and so of nothing.</param>
/// <param name="Iri">As it was sent.</param>
internal sealed record Reference(Resource Resource, Guid Id, string Iri)
{
    /// <summary>A reference to what stands.</summary>
    public static Reference To(Resource resource, Guid id) => new(resource, id, "");

    /// <inheritdoc cref="To(Resource, Guid)"/>
    public static Reference? To(Resource resource, Guid? id) => id is { } there ? To(resource, there) : null;

    /// <summary>References are of the same item whatever their IRIs look like; what is no item is like nothing else.</summary>
    public static readonly IEqualityComparer<Reference> SameItem = EqualityComparer<Reference>.Create(
        (one, other) => one?.Resource == other?.Resource && one?.Id == other?.Id && (one?.Id != Guid.Empty || one.Iri == other?.Iri),
        reference => reference.Id.GetHashCode());
}
