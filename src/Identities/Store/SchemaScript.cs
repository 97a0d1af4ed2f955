using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Identities.Store;

/// <summary>A script that the schema is made of, as it stands in this version.</summary>
/// <param name="Name">Its folder and file.</param>
/// <param name="Text">The SQL.</param>
internal sealed record SchemaScript(string Name, string Text)
{
    /// <summary>What its text is recognised by.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Whether it commits in steps, so that no transaction may be open around it.</summary>
    public bool CommitsItself => Text.Contains(" commit;", StringComparison.Ordinal);

    /// <summary>Tables and data: each runs once.</summary>
    public static IReadOnlyList<SchemaScript> Migrations => In("Migrations");

    /// <summary>What a database of the version before lacks of the migrations that took the place of those nineteen; each runs once.</summary>
    public static IReadOnlyList<SchemaScript> Adopted => In("Adopted");

    /// <summary>Functions, with those that only instances of the version before call.</summary>
    public static IReadOnlyList<SchemaScript> Functions => In("Functions");

    public static IReadOnlyList<SchemaScript> Views => In("Views");

    public static IReadOnlyList<SchemaScript> Triggers => In("Triggers");

    /// <summary>What works on data with the functions and triggers of now, or drops what nothing uses any more; each runs once, after all others.</summary>
    public static IReadOnlyList<SchemaScript> Afterwards => In("Afterwards");

    private static SchemaScript[] In(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder + '/', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SchemaScript(name, TextOf(assembly, name))),
        ];
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
