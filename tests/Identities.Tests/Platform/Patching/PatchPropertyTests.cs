using System.Text.Json.Nodes;
using CsCheck;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

/// <summary>What holds for every document and patch, tried on random ones.</summary>
public sealed class PatchPropertyTests
{
    private static readonly Gen<string> Names = Gen.OneOf("", "a", "b", "c", "a/b", "m~n", "~1", "-", "0", "01", "é", "\"");

    private static readonly Gen<string> Numbers = Gen.OneOf(
        Gen.Int.Select(number => $"{number}"),
        Gen.OneOf("0", "-0", "0.0", "1", "1.0", "1.00", "10e-1", "1e2", "100", "1E+2", "0.1", "12345678901234567890.12345678901234567890"));

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "\"\"", "\"a\"", "\"\\u0061\"", "\"\\ud83d\\ude00\"", "\"null\""),
        Numbers);

    private static readonly Gen<string> Documents = Gen.Recursive<string>((depth, inner) => depth >= 4
        ? Scalars
        : Gen.Frequency(
            (2, Scalars),
            (3, inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
            (4, Gen.Dictionary(Names, inner)[0, 4].Select(members =>
                $"{{{string.Join(',', members.Select(member => $"{JsonValue.Create(member.Key).ToJsonString()}:{member.Value}"))}}}"))));

    private static readonly Gen<string> Paths = Names.Array[0, 3].Select(tokens => JsonPointer.Of(tokens).Text);

    private static readonly Gen<string> Operations = Gen.Select(
        Gen.OneOf("add", "remove", "replace", "move", "copy", "test"), Paths, Paths, Documents,
        (op, path, from, value) => $$"""{"op":"{{op}}","path":{{Quoted(path)}},"from":{{Quoted(from)}},"value":{{value}}}""");

    private static readonly Gen<string> Patches = Operations.Array[0, 6].Select(operations => $"[{string.Join(',', operations)}]");

    [Fact]
    public void The_difference_of_two_documents_applied_to_the_first_gives_the_second() =>
        Gen.Select(Documents, Documents).Sample((a, b) =>
        {
            var patched = Apply(a, JsonDiff.Between(JsonNode.Parse(a), JsonNode.Parse(b)));

            return JsonNode.DeepEquals(JsonNode.Parse(b), patched.Value);
        }, iter: 2000);

    [Fact]
    public void A_merge_patch_applied_twice_does_what_it_does_once() =>
        Gen.Select(Documents, Documents).Sample((document, patch) =>
        {
            var once = Merge(document, patch);
            var twice = Merge(once.Value, patch);

            return once.Value.Text() == twice.Value.Text();
        }, iter: 2000);

    [Fact]
    public void A_merge_patch_does_what_the_algorithm_of_RFC_7396_does() =>
        Gen.Select(Documents, Documents).Sample((document, patch) =>
            Merge(document, patch).Value.Text() == Merged(JsonNode.Parse(document), JsonNode.Parse(patch)).Text(), iter: 2000);

    [Fact]
    public void No_patch_changes_the_document_it_is_given_or_does_anything_but_succeed_or_say_why_not() =>
        Gen.Select(Documents, Patches).Sample((text, patch) =>
        {
            var document = JsonNode.Parse(text);
            var before = document.Text();

            var patched = Apply(document, patch);

            return document.Text() == before && (patched.Failed || patched.Value.Text() is not null);
        }, iter: 5000);

    [Fact]
    public void A_patch_gives_the_same_whenever_it_is_applied() =>
        Gen.Select(Documents, Patches).Sample((document, text) =>
        {
            var patch = Read(text);
            if (patch.Failed)
            {
                return true;
            }

            var first = PatchEngine.Apply(patch.Value, JsonNode.Parse(document), new Unruled());
            var second = PatchEngine.Apply(patch.Value, JsonNode.Parse(document), new Unruled());

            return first.Failure == second.Failure && (first.Failed || first.Value.Text() == second.Value.Text());
        }, iter: 2000);

    [Fact]
    public void The_size_of_a_document_is_known_after_every_operation() =>
        Gen.Select(Documents, Patches).Sample((text, patch) =>
        {
            var reading = Read(patch);
            if (reading.Failed)
            {
                return true;
            }

            var original = JsonNode.Parse(text);
            var document = new PatchedDocument(original, JsonMeasure.Of(original).Bytes);
            var adapter = new JsonNodeAdapter(new Unruled());

            return reading.Value.Operations.TrueForAll(operation =>
            {
                operation.Apply(document, adapter);
                return adapter.Failure is not null || document.Bytes == JsonMeasure.Of(document.Root).Bytes;
            });
        }, iter: 2000);

    [Fact]
    public void A_number_keeps_its_digits_wherever_it_is_put() =>
        Gen.Select(Numbers, Names).Sample((number, name) =>
        {
            var path = Quoted(JsonPointer.Of([name]).Text);

            var patched = Apply("{}", $$"""[{"op":"add","path":{{path}},"value":{{number}}}]""");

            return patched.Value![name].Text() == number;
        });

    // The pseudocode of RFC 7396 section 2.
    private static JsonNode? Merged(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged.TryGetPropertyValue(name, out var current);
                merged[name] = Merged(current?.DeepClone(), value);
            }
        }

        return merged;
    }

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
