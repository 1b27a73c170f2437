using System.Net;
using System.Net.Sockets;
using Analytics.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace Analytics.Tests.Web.Hosting;

public sealed class ListenAddressesTests
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    [Fact]
    public void From_NothingSaid_IsTheDefault() =>
        Assert.Equal([ListenAddresses.Default], ListenAddresses.From(new ServeOptions(), Nothing));

    [Fact]
    public void From_SettingsAndCommandLine_TheCommandLineWins()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Urls", "http://127.0.0.1:1;http://127.0.0.1:2")]).Build();

        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], ListenAddresses.From(new ServeOptions(), settings));
        Assert.Equal(["http://[::1]:3"], ListenAddresses.From(new ServeOptions { Urls = "http://[::1]:3" }, settings));
    }

    [Fact]
    public void From_KestrelEndpoints_OutrankTheOthersAndContradictTheCommandLine()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Urls", "http://127.0.0.1:1"), new("Kestrel:Endpoints:All:Url", "http://0.0.0.0:2")]).Build();

        Assert.Equal(["http://0.0.0.0:2"], ListenAddresses.From(new ServeOptions(), settings));
        Assert.Throws<FormatException>(() => ListenAddresses.From(new ServeOptions { Urls = "http://127.0.0.1:3" }, settings));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("5080")]
    public void From_NoAddress_SaysHowToWriteOne(string text)
    {
        var error = Assert.Throws<FormatException>(() => ListenAddresses.From(new ServeOptions { Urls = text }, Nothing));

        Assert.Contains(ListenAddresses.Default, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://shop.example:5080", false)]
    public void IsLoopback_Address_TellsThisMachineFromOthers(string url, bool expected) =>
        Assert.Equal(expected, ListenAddresses.IsLoopback(url));

    [Fact]
    public void FirstTaken_SomebodyListens_NamesTheAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        Assert.Equal(url, ListenAddresses.FirstTaken(["http://127.0.0.1:0", url]));
    }
}
