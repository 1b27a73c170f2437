using Analytics.Web.Security;

namespace Analytics.Tests.Web.Security;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Summer2026!!")]
    [InlineData("qwertyuiop")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1234567890")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("letmein-welcome-1")]
    [InlineData("annabel.smith99")]
    [InlineData("cornershop2026")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("pass word pass word")]
    [InlineData("nuttertools")]
    [InlineData("terminator1985!")]
    [InlineData("Christopher2026")]
    [InlineData("mailcreated5240!!")]
    public void IsCommon_GuessedFirst_IsTrue(string password) => Assert.True(CommonPasswords.IsCommon(password, ["annabel.smith@corner.example", "cornershop"]));

    [Theory]
    [InlineData("correct horse 42")]
    [InlineData("a password of mine")]
    [InlineData("another password")]
    [InlineData("kettle under brass moss")]
    [InlineData("x7Q-mm2p-Tz9v")]
    [InlineData("")]
    public void IsCommon_OwnWords_IsFalse(string password) => Assert.False(CommonPasswords.IsCommon(password, ["annabel.smith@corner.example", "cornershop"]));

    [Fact]
    public void IsCommon_GeneratedPassword_IsFalse() =>
        Assert.All(Enumerable.Range(0, 200), static _ => Assert.False(CommonPasswords.IsCommon(SecretText.Password(), [])));

    [Fact]
    public void IsCommon_LongText_ReturnsAtOnce() => Assert.False(CommonPasswords.IsCommon(new string('a', 100_000), []));
}
