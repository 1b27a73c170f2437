using System.Reflection;
using Analytics.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace Analytics.Tests.Web.Hosting;

public sealed class SettingsBetweenTests
{
    [Theory]
    [InlineData("Database:ConnectionString is empty", "Database:Provider=PostgreSQL")]
    [InlineData("Database:ConnectionString cannot be read", "Database:Provider=PostgreSQL", "Database:ConnectionString=Host=db;Pass=geheim")]
    [InlineData("Database:ConnectionString cannot be read", "Database:ConnectionString=Data Source=a.db;Nonsense=geheim")]
    [InlineData("OutsideSignIn:TokenEndpoint is empty", "OutsideSignIn:ClientId=a", "OutsideSignIn:AuthorizationEndpoint=https://a.example/a", "OutsideSignIn:UserInformationEndpoint=https://a.example/u")]
    [InlineData("OutsideSignIn:ClientId is empty", "OutsideSignIn:AuthorizationEndpoint=https://a.example/a", "OutsideSignIn:TokenEndpoint=https://a.example/t", "OutsideSignIn:UserInformationEndpoint=https://a.example/u")]
    [InlineData("simple or json or systemd", "Logging:Console:FormatterName=jason")]
    [InlineData("Logging:LogLevel:Default is 'Loud'", "Logging:LogLevel:Default=Loud")]
    public void Require_DoNotFit_NamesTheSettingAndKeepsSecrets(string words, params string[] settings)
    {
        var error = Assert.Throws<InvalidDataException>(() => SettingsCheck.Require(Of(settings)));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database:Provider=PostgreSQL", "Database:ConnectionString=Host=db;Database=a;Username=a;Password=b")]
    [InlineData("Database:ConnectionString=Data Source=a.db")]
    [InlineData("Logging:Console:FormatterName=json", "Logging:LogLevel:Microsoft.AspNetCore=warning")]
    public void Require_Fit_HasNothingToSay(params string[] settings) => SettingsCheck.Require(Of(settings));

    [Fact]
    public void Rules_EveryOptionOfEverySection_HasOne()
    {
        var rules = SettingsCheck.Rules.Select(static rule => rule.Key).ToHashSet(StringComparer.Ordinal);
        var options = new[] { typeof(SettingsCheck).Assembly, typeof(Analytics.Core.Storage.DatabaseOptions).Assembly }
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is { IsLiteral: true })
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.SetMethod is { IsPublic: true } || property.PropertyType == typeof(IList<string>))
                .Select(property => $"{type.GetField("Section")!.GetRawConstantValue()}:{property.Name}"))
            .ToList();

        Assert.True(options.Count > 30, "The options were not found.");
        Assert.Empty(options.Except(rules, StringComparer.Ordinal));
    }

    private static IConfiguration Of(string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(static s => s.Split('=', 2)).ToDictionary(static s => s[0], static s => (string?)s[1]))
        .Build();
}
