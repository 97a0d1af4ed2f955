using System.Text.Json;
using System.Text.Json.Nodes;
using static Identities.Dialects.SuperOffice.Person.ShapeKind;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>What a caller may do with a person. A caller who may write a person may write all of it.</summary>
internal static class Rights
{
    private static readonly byte[] WritersRights = RightsOf(mayWrite: true);
    private static readonly byte[] ReadersRights = RightsOf(mayWrite: false);

    /// <summary>Writes what a caller may do with the person as a whole.</summary>
    public static void WriteOfPerson(Utf8JsonWriter json, bool mayWrite)
        => Carriers.TableRight.Write(json, [("Mask", mayWrite ? "FULL" : "Select"), ("Reason", "")]);

    /// <summary>Writes what a caller may do with each member.</summary>
    public static void WriteOfMembers(Utf8JsonWriter json, bool mayWrite)
        => json.WriteRawValue(mayWrite ? WritersRights : ReadersRights, skipInputValidation: true);

    private static byte[] RightsOf(bool mayWrite) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject(PersonMembers.All
        .Where(member => member.Name is not ("TableRight" or "FieldProperties" or PersonMembers.Links))
        .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)RightsOf(member, mayWrite)))));

    private static JsonObject RightsOf(ShapeMember member, bool mayWrite) => new JsonObject
    {
        ["FieldRight"] = new JsonObject
        {
            ["Mask"] = member.ReadOnly ? "Read, UIHintReadOnly" : mayWrite ? "Update" : "Read",
            ["Reason"] = "",
        },
        ["FieldType"] = member.Shape.TypeName switch
        {
            "Array" => member.Shape.Item!.TypeName + "[]",
            "Dictionary" => "System.Collections.Generic.Dictionary",
            var name => name,
        },
        ["FieldLength"] = member.Shape.Kind switch
        {
            Text => member.Shape.MaxLength,
            Int => sizeof(int),
            Short => sizeof(short),
            Flag => 1,
            Date or BirthDate => 16,
            ShapeKind.Elements => Carriers.ValueLength,
            _ => -1,
        },
    };
}
