using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>The wrong fields of one request, gathered so that a caller can mend all of them at once.</summary>
internal sealed class FieldErrors
{
    private Dictionary<string, List<string>>? sentences;

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

    public void Add(FieldErrors others)
    {
        foreach (var (field, list) in others.sentences ?? [])
        {
            list.ForEach(sentence => Add(field, sentence));
        }
    }

    public Problem? ToProblem() => sentences is null
        ? null
        : new Problem(StatusCodes.Status400BadRequest, "invalid-fields", "Some fields are not acceptable; errors names each of them.")
        {
            Errors = sentences.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()),
        };
}
