using System.Net;

namespace Analytics.Web.Outgoing;

/// <summary>Where the application may connect to by itself: webhooks, mail, addresses that people enter.</summary>
public sealed class OutgoingOptions
{
    /// <summary>The settings' section.</summary>
    public const string Section = "Outgoing";

    /// <summary>
    /// Networks inside the house that may be reached all the same, such as <c>10.1.2.0/24</c> or <c>127.0.0.1</c>; none unless set.
    /// Whoever may enter an address reaches every port there.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Reads a network; a single address is one of itself. Null where the text is neither.</summary>
    internal static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
