using System.Net;

namespace Identities.Platform.Http.Forwarding;

/// <summary>The proxies whose word about a request is taken: <c>Proxies:Known</c>, addresses and networks.</summary>
internal sealed class KnownProxies(IReadOnlyList<IPNetwork> networks)
{
    private const string Setting = "Proxies:Known";

    private static readonly string[] Loopback = ["127.0.0.0/8", "::1"];

    public static KnownProxies From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        var listed = section.GetChildren().Select(entry => entry.Value ?? "").ToArray();

        var texts = listed.Length > 0 ? listed
            : section.Value is { } text ? text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : Loopback;

        return new KnownProxies([.. texts.Select(Network)]);
    }

    public bool Contain(IPAddress address)
    {
        var plain = Plain(address);

        foreach (var network in networks)
        {
            if (network.Contains(plain))
            {
                return true;
            }
        }

        return false;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            var plain = Plain(address);
            return new IPNetwork(plain, plain.GetAddressBytes().Length * 8);
        }

        throw new SettingsException($"{Setting} has '{text}', which is neither an address nor a network, as in 10.0.0.7 or 10.0.0.0/8.");
    }
}
