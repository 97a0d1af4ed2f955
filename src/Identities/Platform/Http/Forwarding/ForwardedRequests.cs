using System.Net;
using Identities.Platform.Problems;
using Microsoft.Extensions.Primitives;

namespace Identities.Platform.Http.Forwarding;

/// <summary>
/// What proxies say about a request, taken from known ones only: the client's address, the scheme and the host that it used. Both
/// <c>Forwarded</c> and <c>X-Forwarded-*</c> are read, which the framework's own middleware does not do. The host that counts in the end
/// must be one of <c>AllowedHosts</c>: absolute links are made of it.
/// </summary>
internal sealed class ForwardedRequests(RequestDelegate next, KnownProxies proxies, IConfiguration configuration)
{
    private const string Forwarded = "Forwarded";
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedProto = "X-Forwarded-Proto";
    private const string ForwardedHost = "X-Forwarded-Host";
    private const string AnyHost = "*";

    private static readonly Problem HostNotAllowed =
        new(StatusCodes.Status400BadRequest, "host-not-allowed", "The Host header names a host that this service does not answer for.");

    private readonly StringSegment[] allowedHosts =
    [
        .. (configuration["AllowedHosts"] ?? AnyHost)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(host => new StringSegment(host)),
    ];

    private bool AllowsAnyHost => allowedHosts.Length == 0 || allowedHosts[0] == AnyHost;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } address && HasForwarded(context.Request.Headers) && proxies.Contain(address))
        {
            Apply(context, address);
        }

        return IsAllowed(context.Request.Host) ? next(context) : new ProblemResult(HostNotAllowed).ExecuteAsync(context);
    }

    private static bool HasForwarded(IHeaderDictionary headers)
        => headers.ContainsKey(Forwarded) || headers.ContainsKey(ForwardedFor) || headers.ContainsKey(ForwardedProto) || headers.ContainsKey(ForwardedHost);

    private void Apply(HttpContext context, IPAddress address)
    {
        var (client, hop) = Follow(HopsOf(context.Request.Headers), address);
        context.Connection.RemoteIpAddress = client;

        if (hop?.Proto is { } proto && (IsScheme(proto, Uri.UriSchemeHttps) || IsScheme(proto, Uri.UriSchemeHttp)))
        {
            context.Request.Scheme = proto.ToLowerInvariant();
        }

        if (hop?.Host is { } host && IsHost(host) && IsAllowed(new HostString(host)))
        {
            context.Request.Host = new HostString(host);
        }
    }

    /// <summary>From the nearest hop on, as long as the one who tells of it is a known proxy: the first address that is none, and what was noted of it.</summary>
    private (IPAddress Client, ForwardedHop? Hop) Follow(IReadOnlyList<ForwardedHop> hops, IPAddress address)
    {
        ForwardedHop? told = null;

        for (var at = hops.Count - 1; at >= 0 && proxies.Contain(address); at--)
        {
            told = hops[at];

            // What names no address, as "unknown" does, hides what lies behind it.
            if (AddressOf(told.For) is not { } further)
            {
                break;
            }

            address = further;
        }

        return (address, told);
    }

    /// <summary>
    /// The hops by whichever header there is. A proxy writes one of them and may pass on the other as its client made it up, so that two
    /// which differ are worth nothing.
    /// </summary>
    private static IReadOnlyList<ForwardedHop> HopsOf(IHeaderDictionary headers)
    {
        var standard = headers.TryGetValue(Forwarded, out var text) ? ForwardedHeader.Read(text.ToString()) ?? [] : null;
        var usual = UsualHops(headers);

        return (standard, usual) switch
        {
            (null, _) => usual ?? [],
            (_, null) => standard,
            _ => AreSame(standard, usual) ? standard : [],
        };
    }

    private static bool AreSame(IReadOnlyList<ForwardedHop> standard, List<ForwardedHop> usual)
        => standard.Count == usual.Count
           && standard.Zip(usual).All(pair => AddressOf(pair.First.For) is { } address && address.Equals(AddressOf(pair.Second.For)));

    private static List<ForwardedHop>? UsualHops(IHeaderDictionary headers)
    {
        var addresses = Entries(headers, ForwardedFor);
        var schemes = Entries(headers, ForwardedProto);
        var hosts = Entries(headers, ForwardedHost);

        if (addresses.Length + schemes.Length + hosts.Length == 0)
        {
            return null;
        }

        // Lists end with what the nearest proxy noted. Where one of scheme or host is shorter, its first entry was passed on by the others.
        var count = Math.Max(addresses.Length, 1);
        var hops = new List<ForwardedHop>(count);

        for (var back = count; back >= 1; back--)
        {
            hops.Add(new ForwardedHop(FromEnd(addresses, back), FromEnd(schemes, Math.Min(back, schemes.Length)), FromEnd(hosts, Math.Min(back, hosts.Length))));
        }

        return hops;
    }

    private static string? FromEnd(string[] entries, int back) => back >= 1 && back <= entries.Length ? entries[^back] : null;

    private static string[] Entries(IHeaderDictionary headers, string name)
        => headers.TryGetValue(name, out var values) ? values.ToString().Split(',', StringSplitOptions.TrimEntries) : [];

    /// <summary>An address, with a port or without; of IPv6 in brackets or without.</summary>
    private static IPAddress? AddressOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text[0] == '[')
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            return end > 0 && IPAddress.TryParse(text.AsSpan(1, end - 1), out var bracketed) ? bracketed : null;
        }

        // One colon is a port's, more are IPv6's.
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var plain = colon >= 0 && colon == text.LastIndexOf(':') ? text.AsSpan(0, colon) : text;

        // Numbers alone are an address to the library, and to nobody else.
        return (plain.Contains('.') || plain.Contains(':')) && IPAddress.TryParse(plain, out var address) ? address : null;
    }

    private static bool IsScheme(string text, string scheme) => string.Equals(text, scheme, StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string text)
        => Uri.TryCreate($"http://{text}/", UriKind.Absolute, out var address)
           && address is { AbsolutePath: "/", UserInfo: "" }
           && string.Equals(new HostString(text).Host, address.Host, StringComparison.OrdinalIgnoreCase);

    private bool IsAllowed(HostString host)
        => AllowsAnyHost || HostString.MatchesAny(host.Host, allowedHosts);
}
