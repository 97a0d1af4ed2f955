using System.Reflection;
using System.Text.Json;

namespace Identities.Platform.Http;

/// <summary>The names that the members of an object have on the wire: those of a type's public properties.</summary>
internal sealed class MemberNames
{
    private MemberNames(IEnumerable<string> names) => Names = [.. names];

    public string[] Names { get; }

    public static MemberNames Of<T>() => OfType<T>.Names;

    private static class OfType<T>
    {
        public static readonly MemberNames Names = new(typeof(T)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)));
    }
}
