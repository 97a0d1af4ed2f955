using System.Text.Json;

namespace Identities.Store;

/// <summary>Items of a part of a person as the schema's functions take them that write it: JSON objects whose members are columns.</summary>
internal static class PartItems
{
    private static readonly JsonSerializerOptions Columns = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of<TItem>(params IEnumerable<TItem> items) => JsonSerializer.Serialize(items, Columns);
}
