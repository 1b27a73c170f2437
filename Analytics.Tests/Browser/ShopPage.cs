using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Tests.Browser;

/// <summary>A shop's page on a site of its own: another port of this machine.</summary>
internal sealed class ShopPage : IDisposable
{
    private readonly HttpListener _listener = new();

    public ShopPage()
    {
        Site = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Site + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Its origin.</summary>
    public string Site { get; }

    /// <summary>What stands in its head.</summary>
    public string Head { get; set; } = string.Empty;

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var body = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>Shop</title>{Head}</head><body><button data-track=\"add_to_basket\" data-track-product=\"A-17\"><b>Buy</b></button></body></html>");
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
