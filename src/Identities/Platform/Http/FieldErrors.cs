using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>The wrong fields of one request, gathered so that a caller can mend all of them at once.</summary>
internal sealed class FieldErrors
{
    private const string Unknown = "Is not known here.";

    private Dictionary<string, List<string>>? sentences;
    private string? firstUnknown;

    public bool Any => sentences is not null;

    public void Add(string field, string sentence)
    {
        sentences ??= [];

        if (!sentences.TryGetValue(field, out var list))
        {
            sentences[field] = list = [];
        }

        list.Add(sentence);
    }

    /// <summary>A member that the operation does not know.</summary>
    public void AddUnknown(string field, string pointer)
    {
        firstUnknown ??= pointer;
        Add(field, Unknown);
    }

    public void Add(FieldErrors others)
    {
        firstUnknown ??= others.firstUnknown;

        foreach (var (field, list) in others.sentences ?? [])
        {
            list.ForEach(sentence => Add(field, sentence));
        }
    }

    public Problem? ToProblem() => sentences is null
        ? null
        : firstUnknown is null
            ? new Problem(StatusCodes.Status400BadRequest, "invalid-fields", "Some fields are not acceptable; errors names each of them.")
            {
                Errors = Errors(sentences),
            }
            : UnknownMember(firstUnknown) with { Errors = Errors(sentences) };

    /// <summary>A member that an operation of ours does not know: it is refused, because a misspelt one would be lost.</summary>
    public static Problem UnknownMember(string pointer)
        => new(StatusCodes.Status400BadRequest, "unknown-member", "The body has a member that this operation does not know; pointer names it.")
        {
            Pointer = pointer,
        };

    private static Dictionary<string, string[]> Errors(Dictionary<string, List<string>> sentences)
        => sentences.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
}
