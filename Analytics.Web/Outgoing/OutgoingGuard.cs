using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Outgoing;

/// <summary>
/// Keeps connections that people's addresses ask for out of the house: a name is resolved once, every address it leads to must be
/// public or allowed by <see cref="OutgoingOptions.AllowedNetworks"/>, and the connection goes to the very address that was checked, so that
/// a name which changes its mind in between gains nothing. A singleton, safe for concurrent use.
/// </summary>
public sealed class OutgoingGuard
{
    private const int MostAddresses = 32;

    private readonly IPNetwork[] _allowed;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;

    /// <summary>Makes one that asks the system's resolver.</summary>
    public OutgoingGuard(IOptions<OutgoingOptions> options)
        : this(options.Value, static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken))
    {
    }

    /// <summary>Makes one that asks another resolver.</summary>
    internal OutgoingGuard(OutgoingOptions options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        _allowed = [.. options.AllowedNetworks.Select(static text => OutgoingOptions.Network(text.Trim())).OfType<IPNetwork>()];
        _resolve = resolve;
    }

    /// <summary>Whether an address may be reached.</summary>
    public bool IsAllowed(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return OutgoingAddresses.IsPublic(plain) || Array.Exists(_allowed, network => network.Contains(plain));
    }

    /// <summary>Reads an address that somebody entered: http or https, with a host, without a name and password in it.</summary>
    /// <remarks>Where it leads is checked when it is connected to; see <see cref="ResolveAsync"/> to say it at once.</remarks>
    /// <exception cref="OutgoingException">It is not such an address.</exception>
    public static Uri Read(string? text)
    {
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.IdnHost.Length == 0)
        {
            throw new OutgoingException("An address begins with https:// and a host, such as https://hooks.example.com/analytics.", isRefused: true);
        }

        return uri.UserInfo.Length == 0 && uri.Port > 0
            ? uri
            : throw new OutgoingException("An address must not hold a name or a password before its host, and its port is not 0.", isRefused: true);
    }

    /// <summary>The addresses a name leads to, each of them allowed.</summary>
    /// <param name="host">A name, or an address as text.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OutgoingException">The name is not known, or leads to an address that is not allowed, be it one of several.</exception>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        IPAddress[] found;
        try
        {
            found = IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : await _resolve(host, cancellationToken);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new OutgoingException($"The name “{host}” is not known. Check how it is written.", isRefused: false, error);
        }

        if (found.Length == 0)
        {
            throw new OutgoingException($"The name “{host}” leads nowhere. Check how it is written.", isRefused: false);
        }

        return Array.TrueForAll(found, IsAllowed)
            ? found.Length > MostAddresses ? found[..MostAddresses] : found
            : throw new OutgoingException(
                $"“{host}” leads to an internal address, which is not allowed. Whoever runs the server can allow its network in the setting Outgoing:AllowedNetworks.", isRefused: true);
    }

    /// <summary>Connects to a host, by an address that was checked.</summary>
    /// <returns>The connected socket; the caller's to dispose of.</returns>
    /// <exception cref="OutgoingException">It is not allowed or could not be reached.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (var address in await ResolveAsync(host, cancellationToken))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return socket;
            }
            catch (SocketException error)
            {
                socket.Dispose();
                last = error;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new OutgoingException(FormattableString.Invariant($"“{host}” could not be reached on port {port}: {Words(last!.SocketErrorCode)}."), isRefused: false, last);
    }

    private static string Words(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "nothing listens there",
        SocketError.TimedOut => "it does not answer",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to it",
        _ => "the connection failed",
    };
}
