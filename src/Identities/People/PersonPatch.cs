using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.People;

/// <summary>A patch of a person, in either format, as it came with the request.</summary>
internal sealed class PersonPatch
{
    private readonly JsonPatchDocument? operations;
    private readonly MergePatch? merge;

    private PersonPatch(JsonPatchDocument? operations, MergePatch? merge, PersonShape shape, bool isDryRun)
    {
        this.operations = operations;
        this.merge = merge;
        Shape = shape;
        IsDryRun = isDryRun;
    }

    /// <summary>The shape that the patch was written for, and is answered in.</summary>
    public PersonShape Shape { get; }

    /// <summary>Whether the answer is all that is wanted.</summary>
    public bool IsDryRun { get; }

    public static Input<PersonPatch> Read(RawBody body, bool isJsonPatch, PersonView view, string? dryRun)
    {
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        if (view.Rejected(out var rejection, out var shape))
        {
            return rejection;
        }

        if (dryRun is not (null or "" or "true" or "false"))
        {
            return UnknownDryRun;
        }

        if (isJsonPatch)
        {
            var patch = JsonPatchReader.Read(body.Bytes, default);
            return patch.Failed ? PatchProblems.Of(patch.Failure) : new PersonPatch(patch.Value, null, shape, dryRun == "true");
        }

        var document = MergePatch.Read(body.Bytes, default);
        return document.Failed ? PatchProblems.Of(document.Failure) : Merge(document.Value, shape, dryRun == "true");
    }

    public PatchOutcome<PatchedDocument> ApplyTo(IdentityPersonItem person)
    {
        var document = PersonDocument.ToPatch(person, Shape, merge is null ? NamedMembers.Of(operations!) : NamedMembers.Of(merge));
        var rules = new PersonPatchRules(Shape);
        return merge is null ? PatchEngine.ApplyTo(document, operations!, rules) : PatchEngine.ApplyTo(document, merge, rules);
    }

    private static Input<PersonPatch> Merge(MergePatch merge, PersonShape shape, bool isDryRun)
    {
        if (merge.Document is not JsonObject members)
        {
            return PatchProblems.Of(PatchFailure.Malformed("A merge patch of a person is a JSON object."));
        }

        // The engine passes over null for a member that is not there; a key that could never be one is a mistake all the same.
        var stray = shape == PersonShape.Keyed
            ? PersonCollection.All
                .SelectMany(collection => Keys(members[collection.Name]).Select(key => (Collection: collection.Name, Key: key)))
                .FirstOrDefault(place => !Uuid.TryParse(place.Key, out _))
            : default;

        return stray.Key is null
            ? new PersonPatch(null, merge, shape, isDryRun)
            : PatchProblems.Of(new PatchFailure(
                PatchFailureKind.NotAllowed,
                null,
                JsonPointer.Of([stray.Collection, stray.Key]).Text,
                PersonPatchRules.KeyIsNoId));
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node is JsonObject items ? items.Select(item => item.Key) : [];

    private static readonly Problem UnknownDryRun =
        new Problem(StatusCodes.Status400BadRequest, "unknown-dry-run", "dryRun must be true or false.").About("dryRun");
}
