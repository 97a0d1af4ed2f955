using System.Net;
using System.Net.Sockets;

namespace Identities.Platform.Http.Forwarding;

/// <summary>
/// Where a request comes from, as far as it counts: an IPv4 address, or the first 64 bits of an IPv6 address, because whoever has one of
/// those has them all. Empty when the connection has no address.
/// </summary>
/// <param name="Text">The address, written in one way.</param>
internal sealed record ClientAddress(string Text)
{
    private const int NetworkBytes = 8;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<ClientAddress?> BindAsync(HttpContext context) => new(Of(context));

    public static ClientAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static ClientAddress Of(IPAddress? address)
    {
        if (address is null)
        {
            return new ClientAddress("");
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return new ClientAddress(address.MapToIPv4().ToString());
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return new ClientAddress(address.ToString());
        }

        var network = address.GetAddressBytes();
        Array.Clear(network, NetworkBytes, network.Length - NetworkBytes);
        return new ClientAddress(new IPAddress(network) + "/64");
    }
}
