using System.Text.Json;
using Microsoft.AspNetCore.JsonPatch;
using Microsoft.AspNetCore.JsonPatch.Operations;

namespace Identities.Platform.Patching;

/// <summary>
/// Reads a JSON Patch document (RFC 6902 section 3 and 4). The library's own reader is not used: it takes single quotes, loses
/// digits, and leaves null operations and unknown names to fail or to be passed over later.
/// </summary>
internal static class JsonPatchReader
{
    private const string PointerRule = "is empty, or starts with '/', and has '~' only before '0' or '1'.";

    public static PatchOutcome<JsonPatchDocument> Read(ReadOnlyMemory<byte> body, PatchSyntax syntax)
    {
        var parsing = StrictJson.Parse(body.Span);
        if (parsing.Failed)
        {
            return parsing.Failure;
        }

        var document = parsing.Value;
        if (document.ValueKind != JsonValueKind.Array)
        {
            return PatchFailure.Malformed("A JSON Patch is an array of operations.");
        }

        if (document.GetArrayLength() > PatchLimits.Operations)
        {
            return PatchFailure.Malformed("A patch has at most 500 operations.", PatchLimits.Operations);
        }

        var operations = new List<Operation>(document.GetArrayLength());
        foreach (var element in document.EnumerateArray())
        {
            var reading = ReadOperation(element, operations.Count, syntax);
            if (reading.Failed)
            {
                return reading.Failure;
            }

            operations.Add(reading.Value);
        }

        return PatchOperation.DocumentOf(operations);
    }

    private static PatchOutcome<PatchOperation> ReadOperation(JsonElement operation, int index, PatchSyntax syntax)
    {
        if (operation.ValueKind != JsonValueKind.Object)
        {
            return PatchFailure.Malformed("An operation is an object.", index);
        }

        if (StrictJson.HasUnstorableText(operation))
        {
            return PatchFailure.Malformed(StrictJson.UnstorableText, index);
        }

        var members = Members.Of(operation);
        if (members.AnyTwice && !syntax.LastDuplicateWins)
        {
            return PatchFailure.Malformed("An operation names a member twice.", index);
        }

        if (members.Path.ValueKind != JsonValueKind.String)
        {
            return PatchFailure.Malformed("An operation has a 'path', which is text.", index);
        }

        var path = members.Path.GetString()!;
        if (!JsonPointer.TryParse(path, syntax, out var pointer))
        {
            return PatchFailure.Malformed($"A 'path' {PointerRule}", index, path);
        }

        if (members.Op.ValueKind != JsonValueKind.String)
        {
            return PatchFailure.Malformed("An operation has an 'op', which is text.", index, path);
        }

        var supported = syntax.WithoutSources ? "add, replace, remove and test" : "add, remove, replace, move, copy and test";

        return members.Op.GetString() switch
        {
            "add" => WithValue("add"),
            "replace" => WithValue("replace"),
            "test" => WithValue("test"),
            "remove" => new PatchOperation(index, "remove", pointer, null, null),
            "move" when !syntax.WithoutSources => WithSource("move"),
            "copy" when !syntax.WithoutSources => WithSource("copy"),
            { Length: <= 20 } other => Malformed($"'{other}' is none of {supported}."),
            _ => Malformed($"The 'op' is none of {supported}."),
        };

        PatchOutcome<PatchOperation> WithValue(string name)
        {
            if (members.Value.ValueKind == JsonValueKind.Undefined)
            {
                return Malformed($"'{name}' needs a 'value'; null is one.");
            }

            return StrictJson.Build(members.Value, syntax, out var value) is { } fault
                ? Malformed(fault)
                : new PatchOperation(index, name, pointer, null, value);
        }

        PatchOutcome<PatchOperation> WithSource(string name)
        {
            if (members.From.ValueKind != JsonValueKind.String)
            {
                return Malformed($"'{name}' needs a 'from', which is text.");
            }

            var from = members.From.GetString()!;
            if (!JsonPointer.TryParse(from, syntax, out var source))
            {
                return PatchFailure.Malformed($"A 'from' {PointerRule}", index, from);
            }

            // RFC 6902 section 4.4.
            return name == "move" && source.IsAbove(pointer)
                ? Malformed("Nothing can be moved into one of its own children.")
                : new PatchOperation(index, name, pointer, source, null);
        }

        PatchOutcome<PatchOperation> Malformed(string sentence) => PatchFailure.Malformed(sentence, index, path);
    }

    /// <summary>The members RFC 6902 knows, the last of each name; all others are ignored, as its section 4 asks.</summary>
    private readonly record struct Members(JsonElement Op, JsonElement Path, JsonElement From, JsonElement Value, bool AnyTwice)
    {
        public static Members Of(JsonElement operation)
        {
            JsonElement op = default, path = default, from = default, value = default;
            var anyTwice = false;
            foreach (var member in operation.EnumerateObject())
            {
                if (member.NameEquals("op"u8))
                {
                    Keep(ref op, member.Value);
                }
                else if (member.NameEquals("path"u8))
                {
                    Keep(ref path, member.Value);
                }
                else if (member.NameEquals("from"u8))
                {
                    Keep(ref from, member.Value);
                }
                else if (member.NameEquals("value"u8))
                {
                    Keep(ref value, member.Value);
                }
            }

            return new Members(op, path, from, value, anyTwice);

            void Keep(ref JsonElement kept, JsonElement last)
            {
                anyTwice |= kept.ValueKind != JsonValueKind.Undefined;
                kept = last;
            }
        }
    }
}
