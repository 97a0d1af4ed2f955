using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Patching;

namespace Identities.People;

/// <summary>
/// What may be patched of a person: the five collections, their items, and of an item everything but its id and the tag it stands for.
/// </summary>
internal sealed class PersonPatchRules(PersonShape shape) : IPatchRules
{
    public const string KeyIsNoId = "The key of an item is its id, a UUID.";

    private const string TagId = "tagId";

    public string? MemberName(ReadOnlySpan<string> path, JsonObject members, string token) => path.Length switch
    {
        0 => token == PersonDocument.PersonId || PersonCollection.Named(token) is not null ? token : null,
        1 => shape == PersonShape.Keyed ? CanonicalKey(token) : token,
        2 when PersonCollection.Named(path[0]) is { } collection => collection.Members.Contains(token) ? token : null,
        _ => token,
    };

    public PatchDecision Decide(in PatchWrite write) => write.Path.Length switch
    {
        0 => PatchDecision.Refuse(PatchFailureKind.NotAllowed, "A person is patched member by member, not replaced as a whole."),
        1 when write.Path[0] == PersonDocument.PersonId => KeepEqual(write, "The person's id is read-only."),
        2 when shape == PersonShape.Keyed => DecideKey(write),
        3 => DecideMember(write),
        _ => PatchDecision.Allow,
    };

    private static PatchDecision DecideKey(in PatchWrite write)
    {
        if (!Uuid.TryParse(write.Path[1], out _))
        {
            return PatchDecision.Refuse(PatchFailureKind.NotAllowed, KeyIsNoId);
        }

        var itemId = PersonCollection.Named(write.Path[0])!.ItemId;

        return write.Value is JsonObject item && item[itemId] is { } id && !IsSameId(id, write.Path[1])
            ? PatchDecision.Refuse(PatchFailureKind.NotAllowed, "The item's id is another than its key.")
            : PatchDecision.Allow;
    }

    private PatchDecision DecideMember(in PatchWrite write)
    {
        var collection = PersonCollection.Named(write.Path[0])!;
        var member = write.Path[2];

        if (member == collection.ItemId)
        {
            // An item that a patch has added without its id may be given it.
            var isFree = write.Effect == PatchEffect.Insert
                         && (shape == PersonShape.List || IsSameId(write.Value, write.Path[1]));
            return isFree ? PatchDecision.Allow : KeepEqual(write, "The id of an item is read-only.");
        }

        if (collection == PersonCollection.Tags && member == TagId && write.Effect != PatchEffect.Insert)
        {
            return KeepEqual(write, "Which tag it is cannot be changed: take this one off, and put the other on.");
        }

        // A member of an item never vanishes: without a value it is null, as every answer shows it.
        return write.Effect == PatchEffect.Remove ? PatchDecision.Store(null) : PatchDecision.Allow;
    }

    private static PatchDecision KeepEqual(in PatchWrite write, string sentence)
        => write.Effect == PatchEffect.Replace && write.Current is JsonValue current && IsSameId(write.Value, current.ToString())
            ? PatchDecision.Ignore
            : PatchDecision.Refuse(PatchFailureKind.NotAllowed, sentence);

    private static bool IsSameId(JsonNode? value, string id)
        => value is JsonValue text && text.TryGetValue<string>(out var given) && given.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static string CanonicalKey(string token) => Uuid.TryParse(token, out var id) ? id.ToString() : token;
}
