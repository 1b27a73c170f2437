using System.Net;
using System.Net.Sockets;

namespace Analytics.Web.Hosting;

/// <summary>The addresses to listen on.</summary>
public static class ListenAddresses
{
    /// <summary>Where the server listens unless told otherwise.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>
    /// The addresses of <c>Kestrel:Endpoints</c>, which outrank all others; else the command line's word, else the environment's
    /// <c>ASPNETCORE_URLS</c>, else the settings', else <see cref="Default"/>.
    /// </summary>
    /// <exception cref="FormatException">An address cannot be read, or two places contradict each other; the message says what to do.</exception>
    public static IReadOnlyList<string> From(ServeOptions options, IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"] ?? throw new FormatException($"Kestrel:Endpoints:{endpoint.Key} has no Url. Write it as {Default}."))
            .ToArray();
        if (endpoints.Length > 0 && options.Urls is not null)
        {
            throw new FormatException("Both --urls and Kestrel:Endpoints in the settings say where to listen. Leave one of them out.");
        }

        var text = endpoints.Length > 0 ? string.Join(';', endpoints) : options.Urls ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? configuration["Urls"];
        var urls = (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            _ = Parse(url);
        }

        return urls.Length == 0 ? [Default] : urls;
    }

    /// <summary>Whether an address can be reached from this machine only.</summary>
    public static bool IsLoopback(string url)
    {
        var host = Parse(url).Host;
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>The first address that somebody listens on already; null when all are free.</summary>
    public static string? FirstTaken(IEnumerable<string> urls) => urls.FirstOrDefault(IsTaken);

    private static bool IsTaken(string url)
    {
        var address = Parse(url);
        if (address.Port == 0)
        {
            return false;
        }

        var ip = IPAddress.TryParse(address.Host, out var parsed) ? parsed
            : string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.Any;
        using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(ip, address.Port));
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (!address.IsUnixPipe && !address.IsNamedPipe && address.Host.Length > 0)
            {
                return address;
            }
        }
        catch (FormatException)
        {
            // Said below, with an example.
        }

        throw new FormatException($"'{url}' is not an address to listen on. Write it as {Default}.");
    }
}
