using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>A person as it stands before a patch. Most patches touch little, and never ask for the document.</summary>
internal sealed class OriginalPerson(PersonState state, KnownLists lists)
{
    private JsonObject? document;

    public PersonState State => state;

    /// <summary>The person as a document, which nobody changes.</summary>
    public JsonObject Document => document ??= PersonDocument.Of(state, lists);

    public KnownLists Lists => lists;
}

/// <summary>A patched document, and which of its members can differ from the original's.</summary>
internal sealed record PatchedPerson(JsonObject Document, IReadOnlySet<string> Touched);
