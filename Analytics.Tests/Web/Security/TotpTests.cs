using System.Text;
using Analytics.Web.Security;

namespace Analytics.Tests.Web.Security;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1: eight digits there, of which apps show the last six.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void CodeOf_Rfc6238_IsThePublishedCode(long seconds, string expected) =>
        Assert.Equal(expected, Totp.CodeOf(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void ToBase32_Rfc4648_IsThePublishedText(string text, string expected) => Assert.Equal(expected, Totp.ToBase32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Match_OneStepAside_CountsOnceAndNotBefore()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var step = Totp.StepAt(now);

        Assert.Equal(step - 1, Totp.Match(Key, Totp.CodeOf(Key, step - 1), now, 0));
        Assert.Equal(step + 1, Totp.Match(Key, Totp.CodeOf(Key, step + 1), now, 0));
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step - 2), now, 0));
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step), now, step));
        Assert.Null(Totp.Match(Key, "12345", now, 0));
    }
}
