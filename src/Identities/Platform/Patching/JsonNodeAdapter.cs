using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch.Adapters;
using Microsoft.AspNetCore.JsonPatch.Operations;

namespace Identities.Platform.Patching;

/// <summary>
/// What the library's dispatch calls for each operation: RFC 6902 section 4 over a <see cref="PatchedDocument"/>. Its own adapter
/// takes <c>test "1.5"</c> for 1.5, throws on <c>test 3.0</c> for 3, accepts the indexes <c>+1</c> and <c>01</c>, and quotes
/// current values in its errors.
/// </summary>
internal sealed class JsonNodeAdapter(IPatchRules rules) : IObjectAdapterWithTest
{
    private const string NothingThere = "Nothing is at this path.";

    /// <summary>Why the last operation was not applied; null when it was.</summary>
    public PatchFailure? Failure { get; private set; }

    public void Add(Operation operation, object objectToApplyTo) =>
        Failure = Add((PatchOperation)operation, (PatchedDocument)objectToApplyTo);

    public void Remove(Operation operation, object objectToApplyTo) =>
        Failure = Remove((PatchOperation)operation, (PatchedDocument)objectToApplyTo);

    public void Replace(Operation operation, object objectToApplyTo) =>
        Failure = Replace((PatchOperation)operation, (PatchedDocument)objectToApplyTo);

    public void Move(Operation operation, object objectToApplyTo) =>
        Failure = Move((PatchOperation)operation, (PatchedDocument)objectToApplyTo);

    public void Copy(Operation operation, object objectToApplyTo) =>
        Failure = Copy((PatchOperation)operation, (PatchedDocument)objectToApplyTo);

    public void Test(Operation operation, object objectToApplyTo) =>
        Failure = Test((PatchOperation)operation, (PatchedDocument)objectToApplyTo);

    private PatchFailure? Add(PatchOperation operation, PatchedDocument document) =>
        Find(operation, operation.Pointer, document, out var place)
        ?? Write(operation, document, place, operation.Node);

    private PatchFailure? Remove(PatchOperation operation, PatchedDocument document) =>
        FindExisting(operation, operation.Pointer, document, out var place)
        ?? Remove(operation, document, place);

    private PatchFailure? Replace(PatchOperation operation, PatchedDocument document) =>
        FindExisting(operation, operation.Pointer, document, out var place)
        ?? Write(operation, document, place, operation.Node);

    private PatchFailure? Move(PatchOperation operation, PatchedDocument document)
    {
        if (FindExisting(operation, operation.Source!, document, out var source) is { } missing)
        {
            return missing;
        }

        // Removed and put back (RFC 6902 section 4.4): nothing is written.
        if (operation.Source!.IsSameAs(operation.Pointer))
        {
            return null;
        }

        return Carry(operation, document, source, source.Current)
            ?? Remove(operation, document, source)
            ?? Find(operation, operation.Pointer, document, out var place)
            ?? Write(operation, document, place, source.Current);
    }

    private PatchFailure? Copy(PatchOperation operation, PatchedDocument document) =>
        FindExisting(operation, operation.Source!, document, out var source)
        ?? Carry(operation, document, source, source.Current)
        ?? Find(operation, operation.Pointer, document, out var place)
        ?? Write(operation, document, place, source.Current);

    private PatchFailure? Test(PatchOperation operation, PatchedDocument document)
    {
        if (Find(operation, operation.Pointer, document, out var place) is { } missing)
        {
            return missing;
        }

        if (!place.Exists)
        {
            return rules.MatchesAbsent(place.Path, operation.Node)
                ? null
                : Refusal(operation, place, PatchFailureKind.TargetMissing, NothingThere);
        }

        return rules.Matches(place.Path, place.Current, operation.Node)
            ? null
            : Refusal(operation, place, PatchFailureKind.TestFailed, "The value at this path is not the one the test expects.");
    }

    private PatchFailure? Write(PatchOperation operation, PatchedDocument document, in PatchPlace place, JsonNode? value)
    {
        var inserts = !place.Exists || (place.Holder is JsonArray && operation.OperationType != OperationType.Replace);
        var decision = rules.Decide(new PatchWrite
        {
            Operation = operation.OperationType,
            Effect = inserts ? PatchEffect.Insert : PatchEffect.Replace,
            Path = place.Path,
            Current = inserts ? null : place.Current,
            Value = value,
            Document = document.Root,
        });

        return decision.Answer switch
        {
            PatchDecision.Verdict.Allow => Put(operation, document, place, value, inserts),
            PatchDecision.Verdict.Store => Carry(operation, document, place, decision.Value)
                ?? Put(operation, document, place, decision.Value, inserts),
            PatchDecision.Verdict.Refuse => Refusal(operation, place, decision.Kind, decision.Sentence!),
            PatchDecision.Verdict.Ignore => null,
        };
    }

    private PatchFailure? Remove(PatchOperation operation, PatchedDocument document, in PatchPlace place)
    {
        var decision = rules.Decide(new PatchWrite
        {
            Operation = operation.OperationType,
            Effect = PatchEffect.Remove,
            Path = place.Path,
            Current = place.Current,
            Value = null,
            Document = document.Root,
        });

        switch (decision.Answer)
        {
            case PatchDecision.Verdict.Store:
                return Carry(operation, document, place, decision.Value)
                    ?? Put(operation, document, place, decision.Value, inserts: false);

            case PatchDecision.Verdict.Refuse:
                return Refusal(operation, place, decision.Kind, decision.Sentence!);

            case PatchDecision.Verdict.Allow when place.Holder is null:
                return Refusal(operation, place, PatchFailureKind.NotAllowed, "The whole document cannot be removed.");

            case PatchDecision.Verdict.Allow:
                document.Remove(place);
                document.Follow(rules, place.Path);
                return null;

            default:
                return null;
        }
    }

    private PatchFailure? Put(PatchOperation operation, PatchedDocument document, in PatchPlace place, JsonNode? value, bool inserts)
    {
        var measure = JsonMeasure.Of(value);
        if (place.Path.Length + measure.Depth > PatchLimits.Depth)
        {
            return Refusal(operation, place, PatchFailureKind.TooLarge, "The document would nest deeper than 64.");
        }

        // A value of the patch is written as a copy: the patch may be applied again, when its transaction is retried.
        var owned = value?.DeepClone();
        var before = document.Bytes;
        if (inserts)
        {
            document.Insert(place, owned, measure.Bytes);
        }
        else
        {
            document.Replace(place, owned, measure.Bytes);
        }

        document.Follow(rules, place.Path);

        // A document that was stored larger may still be patched, as long as it does not grow.
        return document.Bytes > Math.Max(PatchLimits.DocumentBytes, before)
            ? Refusal(operation, place, PatchFailureKind.TooLarge, "The document would be larger than 1 MiB.")
            : null;
    }

    private static PatchFailure? Carry(PatchOperation operation, PatchedDocument document, in PatchPlace place, JsonNode? value)
    {
        document.CarriedBytes += JsonMeasure.Of(value).Bytes;
        return document.CarriedBytes > PatchLimits.CarriedBytes
            ? Refusal(operation, place, PatchFailureKind.TooLarge, "The patch carries more than 1 MiB from place to place.")
            : null;
    }

    private PatchFailure? FindExisting(PatchOperation operation, JsonPointer pointer, PatchedDocument document, out PatchPlace place) =>
        Find(operation, pointer, document, out place)
        ?? (place.Exists ? null : Refusal(operation, place, PatchFailureKind.TargetMissing, NothingThere));

    private PatchFailure? Find(PatchOperation operation, JsonPointer pointer, PatchedDocument document, out PatchPlace place)
    {
        place = new PatchPlace(pointer, pointer.Tokens, null, 0, true, document.Root);
        for (var depth = 0; depth < pointer.Tokens.Length; depth++)
        {
            var fault = place switch
            {
                { Exists: false } => NothingThere,
                { Current: JsonObject members } => StepInto(members, depth, ref place),
                { Current: JsonArray items } => StepInto(items, depth, ref place),
                _ => "The path leads through a value that has no members or items.",
            };
            if (fault is not null)
            {
                return Refusal(operation, place, PatchFailureKind.TargetMissing, fault);
            }
        }

        return null;
    }

    private string? StepInto(JsonObject members, int depth, ref PatchPlace place)
    {
        var path = place.Path;
        var name = rules.MemberName(path.AsSpan(0, depth), members, path[depth]);
        if (name is null)
        {
            return "The path names a member that is not known here.";
        }

        // The tokens are the patch's own, which may be applied again.
        if (name != path[depth])
        {
            path = [.. path];
            path[depth] = name;
        }

        var exists = members.TryGetPropertyValue(name, out var current);
        place = place with { Path = path, Holder = members, Exists = exists, Current = current };
        return null;
    }

    private string? StepInto(JsonArray items, int depth, ref PatchPlace place)
    {
        var token = place.Path[depth];
        var index = token == JsonPointer.End
            ? items.Count
            : rules.ItemIndex(place.Path.AsSpan(0, depth), items, token);
        if (index is not { } at)
        {
            return "The path names no item: an index is digits without a leading zero.";
        }

        if (at > items.Count)
        {
            return "The path leads beyond the end of an array.";
        }

        var exists = at < items.Count;
        place = place with { Holder = items, Index = at, Exists = exists, Current = exists ? items[at] : null };
        return null;
    }

    private static PatchFailure Refusal(PatchOperation operation, in PatchPlace place, PatchFailureKind kind, string sentence) =>
        new(kind, operation.Index, place.Pointer.Text, sentence);
}
