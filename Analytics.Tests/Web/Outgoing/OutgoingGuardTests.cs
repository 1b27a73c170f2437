using System.Net;
using System.Net.Sockets;
using Analytics.Web.Outgoing;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Web.Outgoing;

/// <summary>No address that somebody enters leads into the house.</summary>
public sealed class OutgoingGuardTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b::10.1.2.3")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:53aa:64c:0:fbff:80ff:fffe")]
    [InlineData("2001:10::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:0a00:0001::1")]
    [InlineData("2600:1234::5efe:10.0.0.1")]
    [InlineData("2600:1234::200:5efe:192.168.0.1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456:789a::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void IsPublic_OfTheHouse_IsRefused(string address) => Assert.False(OutgoingAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("192.167.255.255")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:80e::200e")]
    public void IsPublic_OfTheInternet_IsTrue(string address) => Assert.True(OutgoingAddresses.IsPublic(IPAddress.Parse(address)));

    // However an IPv4 address is dressed as IPv6, it is judged as itself or refused.
    [Fact]
    public void IsPublic_Ipv4InsideIpv6_IsNeverMoreThanTheIpv4() => Prop.ForAll(
        ArbMap.Default.ArbFor<uint>(),
        static bits =>
        {
            var inner = new IPAddress(BitConverter.GetBytes(bits));
            var bytes = inner.GetAddressBytes();
            byte[][] dresses =
            [
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, .. bytes],
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. bytes],
                [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. bytes],
                [0x20, 0x02, .. bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
                [0x26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x5e, 0xfe, .. bytes],
            ];
            return dresses.All(dress => !OutgoingAddresses.IsPublic(new IPAddress(dress)) || OutgoingAddresses.IsPublic(inner));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://127.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://⑯⑨.254.169.254/")]
    [InlineData("http://１２７.0.0.1/")]
    [InlineData("http://0/")]
    public async Task ResolveAsync_AddressWrittenOddly_IsRefused(string text)
    {
        var guard = Guard([], static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken));
        var uri = OutgoingGuard.Read(text);
        await Assert.ThrowsAsync<OutgoingException>(() => guard.ResolveAsync(uri.IdnHost, default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hooks.example.com")]
    [InlineData("/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("gopher://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://example.com@10.0.0.1/")]
    [InlineData("https://example.com:0/")]
    [InlineData("https:///hook")]
    public void Read_NotAnAddressToSendTo_IsRefused(string? text)
    {
        var refused = Assert.Throws<OutgoingException>(() => OutgoingGuard.Read(text));
        Assert.True(refused.IsRefused);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_OneOfSeveralInternal_IsRefusedWithoutSayingWhich()
    {
        var guard = Guard([], static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1"), IPAddress.Parse("10.9.8.7")]));
        var refused = await Assert.ThrowsAsync<OutgoingException>(() => guard.ResolveAsync("both.example", default));
        Assert.True(refused.IsRefused);
        Assert.DoesNotContain("10.9.8.7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_AllowedNetwork_IsReached()
    {
        var guard = Guard(["10.1.0.0/16", "::1"], static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.1.2.3"), IPAddress.IPv6Loopback, IPAddress.Parse("::ffff:10.1.0.9")]));
        Assert.Equal(3, (await guard.ResolveAsync("mail.house", default)).Count);
        await Assert.ThrowsAsync<OutgoingException>(() => guard.ResolveAsync("10.2.0.1", default));
    }

    [Fact]
    public async Task ResolveAsync_UnknownName_IsNotRefusedForGood()
    {
        var guard = Guard([], static (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        var unknown = await Assert.ThrowsAsync<OutgoingException>(() => guard.ResolveAsync("nowhere.example", default));
        Assert.False(unknown.IsRefused);
    }

    // The name is asked once: what it says a moment later has no part in the connection.
    [Fact]
    public async Task ConnectAsync_NameThatChangesItsMind_GoesToTheAddressThatWasChecked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = 0;
        var guard = Guard(["127.0.0.1"], (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")]));
        using var socket = await guard.ConnectAsync("rebinding.example", ((IPEndPoint)listener.LocalEndpoint).Port, default);
        Assert.Equal(1, asked);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    [Fact]
    public async Task ConnectAsync_NothingListens_SaysSo()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Dispose();
        var failed = await Assert.ThrowsAsync<OutgoingException>(() => Guard(["127.0.0.1"]).ConnectAsync("127.0.0.1", port, default));
        Assert.False(failed.IsRefused);
        Assert.Contains("nothing listens", failed.Message, StringComparison.Ordinal);
    }

    private static OutgoingGuard Guard(string[] allowed, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var options = new OutgoingOptions();
        foreach (var network in allowed)
        {
            options.AllowedNetworks.Add(network);
        }

        return new OutgoingGuard(options, resolve ?? (static (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(host)])));
    }
}
