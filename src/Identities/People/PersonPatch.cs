using System.Globalization;
using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.People;

/// <summary>A patch of a person, in either format, as it came with the request.</summary>
internal sealed class PersonPatch
{
    private readonly JsonPatchDocument? operations;
    private readonly MergePatch? merge;

    private PersonPatch(JsonPatchDocument? operations, MergePatch? merge, PersonShape shape)
    {
        this.operations = operations;
        this.merge = merge;
        Shape = shape;
    }

    /// <summary>The shape that the patch was written for, and is answered in.</summary>
    public PersonShape Shape { get; }

    public static Input<PersonPatch> Read(RawBody body, bool isJsonPatch, PersonView view)
    {
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        if (view.Rejected(out var rejection, out var shape))
        {
            return rejection;
        }

        if (isJsonPatch)
        {
            var patch = JsonPatchReader.Read(body.Bytes, default);
            return patch.Failed ? PatchProblems.Of(patch.Failure) : new PersonPatch(patch.Value, null, shape);
        }

        var document = MergePatch.Read(body.Bytes, default);
        return document.Failed ? PatchProblems.Of(document.Failure) : Merge(document.Value, shape);
    }

    public PatchOutcome<PatchedDocument> ApplyTo(IdentityPersonItem person)
    {
        var document = PersonDocument.ToPatch(person, Shape, merge is null ? NamedMembers.Of(operations!) : NamedMembers.Of(merge));
        var rules = new PersonPatchRules(Shape);
        return merge is null ? PatchEngine.ApplyTo(document, operations!, rules) : PatchEngine.ApplyTo(document, merge, rules);
    }

    private static Input<PersonPatch> Merge(MergePatch merge, PersonShape shape)
    {
        if (merge.Document is not JsonObject members)
        {
            return PatchProblems.Of(PatchFailure.Malformed("A merge patch of a person is a JSON object."));
        }

        if (UnknownIn(members) is { } unknown)
        {
            return FieldErrors.UnknownMember(unknown.Text);
        }

        // The engine ignores null for an item that is not there; a key that could never be one is a mistake all the same.
        var stray = shape == PersonShape.Keyed
            ? PersonCollection.All
                .SelectMany(collection => Keys(members[collection.Name]).Select(key => (Collection: collection.Name, Key: key)))
                .FirstOrDefault(place => !Uuid.TryParse(place.Key, out _))
            : default;

        return stray.Key is null
            ? new PersonPatch(null, merge, shape)
            : PatchProblems.Of(new PatchFailure(
                PatchFailureKind.NotAllowed,
                null,
                JsonPointer.Of([stray.Collection, stray.Key]).Text,
                PersonPatchRules.KeyIsNoId));
    }

    /// <summary>The first member of the person, or of an item, that is not known; null when all are.</summary>
    private static JsonPointer? UnknownIn(JsonObject members)
    {
        foreach (var (name, value) in members)
        {
            if (PersonCollection.Named(name) is { } collection)
            {
                if (UnknownIn(collection, value) is { } unknown)
                {
                    return unknown;
                }
            }
            else if (name != PersonDocument.PersonId)
            {
                return JsonPointer.Of([name]);
            }
        }

        return null;
    }

    private static JsonPointer? UnknownIn(PersonCollection collection, JsonNode? items)
    {
        var places = items switch
        {
            JsonArray array => array.Select((item, index) => (Place: index.ToString(CultureInfo.InvariantCulture), Item: item)),
            JsonObject map => map.Select(item => (Place: item.Key, Item: item.Value)),
            _ => [],
        };

        foreach (var (place, item) in places)
        {
            if (item is JsonObject members && members.Select(member => member.Key).FirstOrDefault(name => !collection.Members.Contains(name)) is { } unknown)
            {
                return JsonPointer.Of([collection.Name, place, unknown]);
            }
        }

        return null;
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node is JsonObject items ? items.Select(item => item.Key) : [];
}
