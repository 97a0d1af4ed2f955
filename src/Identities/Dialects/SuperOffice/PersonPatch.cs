using Identities.Dialects.SuperOffice.Person;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.Dialects.SuperOffice;

/// <summary>A patch of a person, read and not yet applied: its body's shape says whether it is a JSON Patch or a merge patch.</summary>
internal sealed class PersonPatch
{
    private readonly JsonPatchDocument? operations;
    private readonly MergePatch? merge;

    private PersonPatch(JsonPatchDocument operations) => this.operations = operations;

    private PersonPatch(MergePatch merge) => this.merge = merge;

    /// <summary>A merge patch of our own making, from texts of a caller's.</summary>
    public static Outcome<PersonPatch> Merging(JsonObject document)
        => MergeOf(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString())).Rejected(out var rejection, out var patch) ? rejection : patch;

    /// <summary>An array is a JSON Patch, an object a merge patch, whatever the Content-Type says.</summary>
    public static Input<PersonPatch> Of(ReadOnlyMemory<byte> body)
        => body.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? OperationsOf(body) : MergeOf(body);

    /// <summary>A whole entity, which is an object.</summary>
    public static Input<PersonPatch> EntityOf(ReadOnlyMemory<byte> body) => MergeOf(body);

    /// <summary>The patched document; the consents that it takes back stand in it as such.</summary>
    /// <param name="original">The person as it stands.</param>
    /// <param name="zone">Of dates without one.</param>
    public Outcome<PatchedPerson> ApplyTo(OriginalPerson original, TimeZoneInfo zone)
        => ApplyTo(PersonDocument.ToPatch(original.State, original.Lists, merge is null ? NamedMembers.Of(operations!) : NamedMembers.Of(merge)), original, zone);

    /// <summary>Merges a whole entity into a person who may have less than the one that stands; every member counts.</summary>
    /// <param name="bare">What the entity is merged into.</param>
    /// <param name="original">The person as it stands.</param>
    /// <param name="zone">Of dates without one.</param>
    public Outcome<PatchedPerson> ReplaceBy(PersonState bare, OriginalPerson original, TimeZoneInfo zone)
    {
        var document = PersonDocument.Of(bare, original.Lists);

        // Without rows of its own the body's street counts.
        document[AddressMembers.AddressMember]![AddressMembers.Rows] = null;

        return ApplyTo(document, original, zone)
            .Then<PatchedPerson>(replaced => replaced with { Touched = PersonMembers.Person.Members.Select(member => member.Name).ToHashSet() });
    }

    private Outcome<PatchedPerson> ApplyTo(JsonObject document, OriginalPerson original, TimeZoneInfo zone)
    {
        var rules = new PersonRules(original, zone, merges: merge is not null);
        var patched = new PatchedDocument(document, JsonMeasure.Of(document).Bytes);
        var patching = PatchEngine.ApplyTo(patched, merge is null ? operations! : Operations(merge, document, rules), rules);

        if (patching.Failed)
        {
            return Refusal(patching.Failure);
        }

        if (rules.ReferredByTextOnly is { } reference)
        {
            return SuperOfficeProblems.Invalid($"{reference} is referred to by its id; the rest of it is looked up.");
        }

        foreach (var consent in rules.TakenBack)
        {
            document["Consents"]!.AsArray().Add(consent);
        }

        return new PatchedPerson(document, patched.Touched);
    }

    private static Input<PersonPatch> OperationsOf(ReadOnlyMemory<byte> body)
    {
        var reading = JsonPatchReader.Read(body, SentMembers.Syntax);

        if (reading.Failed)
        {
            return SuperOfficeProblems.Of(reading.Failure, null);
        }

        foreach (var operation in reading.Value.Operations.Cast<PatchOperation>())
        {
            if (Spellings.Judge(operation.Node) is { } unclear)
            {
                return unclear;
            }
        }

        return new PersonPatch(PatchOperation.DocumentOf([.. reading.Value.Operations.Cast<PatchOperation>().Select(OfCustomField)]));
    }

    private static Input<PersonPatch> MergeOf(ReadOnlyMemory<byte> body)
        => SentMembers.MergeOf(body).Rejected(out var rejection, out var merge) ? rejection : new PersonPatch(merge);

    // The three dictionaries are one store: what one of them wrote or removed, the next member of the same patch may write or remove again.
    private static JsonPatchDocument Operations(MergePatch merge, JsonObject document, PersonRules rules)
        => PatchOperation.DocumentOf(
        [
            .. merge.ToOperations(document, rules).Operations.Cast<PatchOperation>().Select(operation => NamesCustomField(operation.Pointer)
                ? new PatchOperation(operation.Index, "add", operation.Pointer, null, operation.Node)
                : operation),
        ]);

    // Custom fields have no catalogue: to their callers each of them is there already, and may be replaced before it was ever set.
    private static PatchOperation OfCustomField(PatchOperation operation)
        => operation.op == "replace" && NamesCustomField(operation.Pointer)
            ? new PatchOperation(operation.Index, "add", operation.Pointer, null, operation.Node)
            : operation;

    private static bool NamesCustomField(JsonPointer pointer)
        => pointer.Tokens.Length == 2 && PersonMembers.Person.Find(pointer.Tokens[0]) is { } member && CustomFields.IsDictionary(member.Name);

    private Problem Refusal(PatchFailure failure)
    {
        var operation = failure.OperationIndex is { } index ? (PatchOperation)operations!.Operations[index] : null;

        // A custom field that is not there holds something else than any text.
        return operation?.op == "test" && failure.Kind == PatchFailureKind.TargetMissing && NamesCustomField(operation.Pointer)
            ? SuperOfficeProblems.Of(failure with { Kind = PatchFailureKind.TestFailed }, operation.op)
            : SuperOfficeProblems.Of(failure, operation?.op);
    }
}
