using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Notes;

/// <summary>A note as this dialect sees its row.</summary>
internal sealed record NoteRow
{
    public Guid NoteId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public bool Flagged { get; init; }

    public bool IsPrivate { get; init; }

    public Guid? AuthorId { get; init; }

    public Guid? CategoryId { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The subject of whom it belongs to: as a private note it is shown to nobody else.</summary>
    public string? OwnerSubject { get; init; }

    /// <summary>The subject of who wrote it; null while that is the owner.</summary>
    public string? CreatorSubject { get; init; }

    /// <summary>The version of the person, with what time has hidden since; of a note that is read alone.</summary>
    public string? Mark { get; init; }

    /// <summary>When the person was written; where the note is read alone.</summary>
    public DateTime? ModifiedAt { get; init; }

    /// <summary>Without anything that a caller writes, but for its moment, which a note always has.</summary>
    public NoteRow Emptied() => this with { Title = null, Description = null, Flagged = false, IsPrivate = false, AuthorId = null, CategoryId = null };

    /// <summary>Naming another user as the author hands a note over; naming nobody gives it back to its creator.</summary>
    public NoteRow OwnedByAuthor(NoteRow stands)
    {
        if (AuthorId == stands.AuthorId)
        {
            return this;
        }

        var creator = stands.CreatorSubject ?? stands.OwnerSubject;
        var owner = AuthorId?.ToString() ?? creator;
        return this with { OwnerSubject = owner, CreatorSubject = owner == creator ? null : creator };
    }

    public Shown<RogerRogerNote> Show(Guid personId, Iris iris) => new(Resource.NotesOf(personId), NoteId, new RogerRogerNote
    {
        Id = NoteId.ToString(),
        CreatedAt = Dates.Shown(CreatedAt),
        Description = Description,
        Title = Title,
        Flagged = Flagged,
        IsPrivate = IsPrivate,
        Author = iris.Of(Resource.User, AuthorId),
        Category = iris.Of(Resource.NoteCategory, CategoryId),
    })
    {
        Mark = Mark,
        ModifiedAt = ModifiedAt,
    };
}

/// <summary>A note as a body makes it of one that stands, with the references and the members that the body names.</summary>
internal sealed record SentNote
{
    public required NoteRow Note { get; init; }

    public required IReadOnlyList<Reference> References { get; init; }

    public required bool NamesAuthor { get; init; }

    public required bool NamesDescription { get; init; }

    public required bool NamesCategory { get; init; }

    /// <summary>
    /// A body that is a whole note: it names all that it changes. Other surfaces make notes with less, which come back as they were read.
    /// </summary>
    public static SentNote Whole(Members members, NoteRow over)
    {
        var sent = Read(members, over.Emptied());

        return sent with
        {
            NamesDescription = sent.Note.Description != over.Description,
            NamesCategory = sent.Note.CategoryId != over.CategoryId,
        };
    }

    /// <summary>A body that names some members.</summary>
    public static SentNote Part(Members members, NoteRow over) => Read(members, over);

    /// <summary>What the note refers to now and did not before: only that must exist.</summary>
    public IReadOnlyList<Reference> NewReferences(NoteRow stands)
        => [.. References.Where(reference => reference.Id != (reference.Resource == Resource.User ? stands.AuthorId : stands.CategoryId))];

    /// <summary>The broken rules; null when there are none.</summary>
    public Problem? Judge(NoteRow? stands)
    {
        var violations = new Violations();

        if (NamesDescription || stands is null)
        {
            violations.NotBlank("description", Note.Description);
        }

        if (NamesCategory || stands is null)
        {
            violations.NotNull("category", Note.CategoryId);
        }

        // Other surfaces write longer ones, which stay.
        if (Note.Title != stands?.Title)
        {
            violations.NotTooLong("title", Note.Title);
        }

        return violations.ToProblem();
    }

    private static SentNote Read(Members members, NoteRow over)
    {
        var author = members.Reference("author", Resource.User);
        var category = members.Reference("category", Resource.NoteCategory);

        return new SentNote
        {
            Note = over with
            {
                Title = members.Text("title", over.Title),
                Description = members.Text("description", over.Description),
                Flagged = members.Flag("flagged", over.Flagged) ?? false,
                IsPrivate = members.Flag("isPrivate", over.IsPrivate) ?? false,
                AuthorId = members.Has("author") ? author?.Id : over.AuthorId,
                CategoryId = members.Has("category") ? category?.Id : over.CategoryId,
                CreatedAt = members.Moment("createdAt") is { } moment ? Moved(over.CreatedAt, moment) : over.CreatedAt,
            },
            References = [.. new[] { author, category }.OfType<Reference>()],
            NamesAuthor = members.Has("author"),
            NamesDescription = members.Has("description"),
            NamesCategory = members.Has("category"),
        };
    }

    // Who sends back the second that was shown moves nothing.
    private static DateTime Moved(DateTime stands, DateTime sent) => stands.CutToSeconds() == sent ? stands : sent;
}
