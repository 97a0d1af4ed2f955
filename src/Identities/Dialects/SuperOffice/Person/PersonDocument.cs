using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Patching;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>The person as the document that is patched and answered: <see cref="PersonMembers"/>, with dates in UTC.</summary>
internal static class PersonDocument
{
    /// <summary>The whole document for a patch to change.</summary>
    public static JsonObject Of(PersonState state, KnownLists lists) => ToPatch(state, lists, NamedMembers.All);

    /// <summary>
    /// The document for a patch to change, without the large members that it does not name. References that refer to nothing are empty
    /// carriers, so that a path through them leads somewhere.
    /// </summary>
    public static JsonObject ToPatch(PersonState state, KnownLists lists, NamedMembers named)
        => CarrierJson.Tree(json => Write(json, new PersonView(state, lists, IsAnswer: false, MayWrite: true, Self: null), named)).AsObject();

    /// <summary>Writes the document as an answer: references that refer to nothing are null.</summary>
    /// <param name="json">What it is written to.</param>
    /// <param name="state">The person.</param>
    /// <param name="lists">What references and choices are of.</param>
    /// <param name="mayWrite">Whether the caller may write the person.</param>
    /// <param name="self">Where the person is found; null when nowhere, and there are no links.</param>
    public static void WriteAnswer(Utf8JsonWriter json, PersonState state, KnownLists lists, bool mayWrite, string? self)
        => Write(json, new PersonView(state, lists, IsAnswer: true, mayWrite, self), NamedMembers.All);

    private static void Write(Utf8JsonWriter json, in PersonView person, NamedMembers named)
    {
        json.WriteStartObject();

        for (var place = 0; place < PersonMembers.All.Count; place++)
        {
            var member = PersonMembers.All[place];

            if (member.Name == PersonMembers.Links && person is { IsAnswer: true, Self: null })
            {
                continue;
            }

            PersonMembers.Person.WriteName(json, place);

            if (member.NamedBy is [] || named.ContainsAny(member.NamedBy))
            {
                member.Write(json, person);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
    }
}
