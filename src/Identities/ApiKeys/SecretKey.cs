using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Identities.ApiKeys;

/// <summary>
/// The key itself: 256 random bits behind a prefix by which people and scanners of source code recognise it. What is stored of it is its
/// SHA-256.
/// </summary>
internal static class SecretKey
{
    private const string Prefix = "idk_";
    private const int RandomBytes = 32;

    private static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(RandomBytes);

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Whether a text may be a key at all: what is none need not be looked for.</summary>
    public static bool MayBe(string text)
        => text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}
