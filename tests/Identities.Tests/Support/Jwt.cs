using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Identities.Tests.Support;

/// <summary>Tokens made by hand, also ones that no library would make.</summary>
internal static class Jwt
{
    public const string Header = """{"alg":"HS256","typ":"JWT"}""";

    /// <summary>A token of exactly this header and payload, signed with HS256 or HS512 as the header says, unsigned otherwise.</summary>
    public static string Of(string payload, string header = Header, string key = Api.SigningKey)
    {
        var signed = Encode(Encoding.UTF8.GetBytes(header)) + "." + Encode(Encoding.UTF8.GetBytes(payload));
        var keyBytes = Encoding.UTF8.GetBytes(key);
        var signedBytes = Encoding.ASCII.GetBytes(signed);

        return signed + "." + (string?)JsonNode.Parse(header)!["alg"] switch
        {
            "HS256" => Encode(HMACSHA256.HashData(keyBytes, signedBytes)),
            "HS512" => Encode(HMACSHA512.HashData(keyBytes, signedBytes)),
            _ => "",
        };
    }

    /// <summary>A token signed with an RSA key, whose name the header leaves out when it is null.</summary>
    public static string Of(string payload, RSA key, string? keyId, string algorithm = "RS256")
    {
        var named = keyId is null ? "" : $",\"kid\":\"{keyId}\"";
        var signed = Encode(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"JWT"{{named}}}""")) + "." + Encode(Encoding.UTF8.GetBytes(payload));
        var padding = algorithm.StartsWith('P') ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return signed + "." + Encode(key.SignData(Encoding.ASCII.GetBytes(signed), new HashAlgorithmName("SHA" + algorithm[2..]), padding));
    }

    /// <summary>The payload of a token.</summary>
    public static JsonObject PayloadOf(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')))!.AsObject();
    }

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
