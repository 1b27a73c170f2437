using System.Net;
using System.Net.Sockets;

namespace Analytics.Web.Outgoing;

/// <summary>Tells addresses of the public internet from all others, by IANA's registries of special purposes (RFC 6890 and its updates).</summary>
public static class OutgoingAddresses
{
    private static readonly IPNetwork[] Reserved4 =
    [
        .. ((string[])[
            "0.0.0.0/8", // this network, unspecified
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
            "100.64.0.0/10", // shared between a carrier and its customers
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the clouds' metadata
            "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24", // protocols, AS112, relays
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
            "198.18.0.0/15", // benchmarks
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
        ]).Select(IPNetwork.Parse),
    ];

    // Of what is global unicast.
    private static readonly IPNetwork[] Reserved6 =
    [
        .. ((string[])[
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32", "3fff::/20", // documentation
            "2002::/16", // 6to4, which holds any IPv4 address
            "2620:4f:8000::/48", // AS112
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated6 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address belongs to one host of the public internet: not loopback, private, link-local, multicast, unspecified, nor any of these inside an IPv6 address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(Reserved4, network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0)
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        // NAT64: what counts is the IPv4 address behind it.
        if (Translated6.Contains(address))
        {
            return IsPublic(new IPAddress(bytes.AsSpan(12)));
        }

        // ISATAP: an interface that stands for an IPv4 address of the house.
        var isTunnel = (bytes[8] is 0 or 2) && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
        return Global6.Contains(address) && !isTunnel && !Array.Exists(Reserved6, network => network.Contains(address));
    }
}
