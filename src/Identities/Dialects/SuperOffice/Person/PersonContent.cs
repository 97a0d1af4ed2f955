using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>What was sent of a person, read and not yet judged: its body's shape says whether it is a JSON Patch or a merge patch.</summary>
internal sealed class PersonContent
{
    private readonly JsonPatchDocument? operations;
    private readonly MergePatch? merge;

    private PersonContent(JsonPatchDocument operations) => this.operations = operations;

    private PersonContent(MergePatch merge) => this.merge = merge;

    /// <summary>A merge patch of our own making, from texts of a caller's.</summary>
    public static Outcome<PersonContent> Merging(JsonObject document)
        => MergeOf(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString())).Rejected(out var rejection, out var patch) ? rejection : patch;

    /// <summary>An array is a JSON Patch, an object a merge patch, whatever the Content-Type says.</summary>
    public static Input<PersonContent> Of(ReadOnlyMemory<byte> body)
        => body.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? OperationsOf(body) : MergeOf(body);

    /// <summary>A whole entity, which is an object.</summary>
    public static Input<PersonContent> EntityOf(ReadOnlyMemory<byte> body) => MergeOf(body);

    public bool Merges => merge is not null;

    /// <summary>The members that it names.</summary>
    public NamedMembers Named => merge is null ? NamedMembers.Of(operations!) : NamedMembers.Of(merge);

    /// <summary>The operations that it asks for on a document.</summary>
    public JsonPatchDocument OperationsOn(JsonObject document, IPatchRules rules)
        => merge is null ? operations! : Operations(merge, document, rules);

    /// <summary>Why it is refused.</summary>
    public Problem Refusal(PatchFailure failure)
    {
        var operation = failure.OperationIndex is { } index ? (PatchOperation)operations!.Operations[index] : null;

        // A custom field that is not there holds something else than any text.
        return operation?.op == "test" && failure.Kind == PatchFailureKind.TargetMissing && NamesCustomField(operation.Pointer)
            ? SuperOfficeProblems.Of(failure with { Kind = PatchFailureKind.TestFailed }, operation.op)
            : SuperOfficeProblems.Of(failure, operation?.op);
    }

    private static Input<PersonContent> OperationsOf(ReadOnlyMemory<byte> body)
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

        return new PersonContent(PatchOperation.DocumentOf([.. reading.Value.Operations.Cast<PatchOperation>().Select(OfCustomField)]));
    }

    private static Input<PersonContent> MergeOf(ReadOnlyMemory<byte> body)
        => SentMembers.MergeOf(body).Rejected(out var rejection, out var merge) ? rejection : new PersonContent(merge);

    // The three dictionaries are one store: what one of them wrote or removed, the next member of the same patch may write or remove again.
    private static JsonPatchDocument Operations(MergePatch merge, JsonObject document, IPatchRules rules)
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
}
