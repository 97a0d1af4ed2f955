using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections.Features;

namespace Identities.Platform.Security;

/// <summary>
/// Tokens that were good a moment ago: checking a signature costs more than a whole read, so a bounded number of them is remembered, by
/// hash and until they expire.
/// </summary>
internal sealed class RememberedTokens(TimeProvider clock)
{
    private const int Capacity = 10_000;
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<TokenHash, RememberedToken> known = new();

    public void Add(string token, ClaimsPrincipal caller, string scheme, DateTime validTo)
    {
        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        known[TokenHash.Of(token)] = new RememberedToken(AuthenticateResult.Success(new AuthenticationTicket(caller, scheme)), validTo);
    }

    /// <summary>The request's token; null when it has none that is remembered.</summary>
    public RememberedToken? Find(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var last = LastOf(context);
        var token = ReferenceEquals(last?.Authorization, authorization)
            ? last.Token
            : known.GetValueOrDefault(TokenHash.Of(authorization.AsSpan(Scheme.Length).Trim()));

        if (token is null || token.ValidTo <= clock.GetUtcNow().UtcDateTime)
        {
            return null;
        }

        if (last is not null)
        {
            (last.Authorization, last.Token) = (authorization, token);
        }

        return token;
    }

    // The server gives requests of one connection the same text as long as its bytes are the same, so it need not be hashed each time. Of
    // HTTP/2 several requests may be under way on a connection.
    private static LastToken? LastOf(HttpContext context)
    {
        if (!HttpProtocol.IsHttp11(context.Request.Protocol) || context.Features.Get<IConnectionItemsFeature>() is not { } connection)
        {
            return null;
        }

        if (connection.Items.TryGetValue(typeof(LastToken), out var kept))
        {
            return (LastToken)kept!;
        }

        var last = new LastToken();
        connection.Items[typeof(LastToken)] = last;
        return last;
    }

    /// <summary>The token of a connection's last request.</summary>
    private sealed class LastToken
    {
        public string? Authorization { get; set; }

        public RememberedToken? Token { get; set; }
    }

    /// <summary>SHA-256 of a token: what is remembered holds no token that could be stolen from memory and used.</summary>
    private readonly record struct TokenHash(UInt128 High, UInt128 Low)
    {
        public static TokenHash Of(ReadOnlySpan<char> token)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(token, bytes)), hash);
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            return new TokenHash(
                BinaryPrimitives.ReadUInt128BigEndian(hash),
                BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
        }
    }
}
