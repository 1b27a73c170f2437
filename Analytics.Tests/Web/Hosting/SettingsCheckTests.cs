using Analytics.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace Analytics.Tests.Web.Hosting;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Security:LockoutFailures", "five", "a whole number from 1 to 100")]
    [InlineData("Security:PasswordLength", "4", "from 8 to 128")]
    [InlineData("Database:Provider", "MySQL", "Sqlite or PostgreSQL")]
    [InlineData("Queries:CacheMinutes", "-1", "a number from 0 to 1440")]
    [InlineData("Predictions:Background", "maybe", "true or false")]
    [InlineData("Jobs:Alerts", "every day", "a Quartz cron expression")]
    [InlineData("Jobs:CleanUp", "0 0 3 31 2 ?", "or off")]
    [InlineData("Security:KnownProxies:0", "proxy.example", "IP addresses")]
    [InlineData("Connections:GraceSeconds", "1", "a whole number from 2 to 600")]
    public void Require_WrongValue_NamesTheSettingAndWhatItTakes(string key, string value, string takes)
    {
        var error = Assert.Throws<InvalidDataException>(() => SettingsCheck.Require(Of((key, value))));

        Assert.Contains(key.Replace(":0", string.Empty, StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
        Assert.Contains(takes, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MisspeltName_IsPointedOutAndDoesNotStopTheStart()
    {
        var settings = Of(("Security:LockoutFailuers", "3"), ("Retention:QuarantineDays", "30"));

        var problem = Assert.Single(SettingsCheck.Run(settings));

        Assert.False(problem.IsFatal);
        Assert.Contains("Was Security:LockoutFailures meant?", problem.Message, StringComparison.Ordinal);
        SettingsCheck.Require(settings);
    }

    [Fact]
    public void Run_TheProjectsOwnFile_HasNothingWrong() => Assert.Empty(SettingsCheck.Run(new ConfigurationBuilder().AddAnalyticsSettings(HostPaths.Current, null).Build()));

    [Fact]
    public void Run_EmptyValues_CountAsUnset() => Assert.Empty(SettingsCheck.Run(Of(("Database:ConnectionString", ""), ("Security:PasswordLength", " "))));

    private static IConfiguration Of(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(static s => s.Key, static s => (string?)s.Value)).Build();
}
