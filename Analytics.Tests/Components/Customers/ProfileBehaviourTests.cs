using Analytics.Core.Behaviour;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Customers;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Customers;

public sealed class ProfileBehaviourTests : BunitContext, IAsyncLifetime
{
    public ProfileBehaviourTests()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        var charts = JSInterop.SetupModule("./js/charts.js");
        foreach (var function in new[] { "create", "dispose" })
        {
            charts.SetupVoid(function, _ => true).SetVoidResult();
        }

        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddScoped<ShellState>();
        AddAuthorization().SetAuthorized("ada");
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public void Render_Profile_ShowsScorePartsPersonaAndHowFarToTrust()
    {
        var text = Text(Profile());

        Assert.Contains("71 of 100", text, StringComparison.Ordinal);
        Assert.Contains("Recency 3 days since the last event, above 71.0%", text, StringComparison.Ordinal);
        Assert.Contains("4 on 3 days, 1 with an order", text, StringComparison.Ordinal);
        Assert.Contains("Frequent, buying", text, StringComparison.Ordinal);
        Assert.Contains("silhouette 0.41", text, StringComparison.Ordinal);
        Assert.Contains("ranked 80.0% of pairs rightly", text, StringComparison.Ordinal);
        Assert.Contains("look (5), visit (3)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ProbabilitiesNoBetterThanTheSame_SaysSo()
    {
        var text = Text(Profile() with { Conversion = new BehaviourConversion(0.2, 30, 0.1, 0.5, 0.10, 0.09, 1_000) });

        Assert.Contains("did no better than giving everybody the same", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Undated_SaysWhyThereIsNoScore()
    {
        var text = Text(Profile() with { Engagement = null, Parts = [], FirstAt = null, LastAt = null, Undated = 8, Hours = new int[168], Persona = null, Conversion = null });

        Assert.Contains("8 events without a date", text, StringComparison.Ordinal);
        Assert.Contains("None of this customer's events has a date", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Persona", text, StringComparison.Ordinal);
    }

    private static BehaviourProfile Profile()
    {
        var hours = new int[168];
        hours[9] = 8;
        return new BehaviourProfile
        {
            Facts = new BehaviourFacts(8, 4, 3, 2, 1, 2_400, 0, 500_000),
            Undated = 0,
            FirstAt = DateTimeOffset.UnixEpoch,
            LastAt = DateTimeOffset.UnixEpoch.AddSeconds(500_000),
            Engagement = 71,
            Parts = [new BehaviourPart("recency", "Recency", 3, "days since the last event", 0.71)],
            Hours = hours,
            Events = [new BehaviourCount("look", 5, 0.625), new BehaviourCount("visit", 3, 0.375)],
            Categories = [],
            Pages = [],
            Devices = [],
            Channels = [],
            Persona = new BehaviourPersona("frequent, buying", 0.2, 4, 0.41, 5_000, []),
            Conversion = new BehaviourConversion(0.2, 30, 0.1, 0.8, 0.07, 0.09, 1_000),
            People = 9_000,
            AsOf = new DateOnly(1970, 1, 6),
            TimeZoneId = "Etc/UTC",
            EventVersion = 1,
        };
    }

    private string Text(BehaviourProfile profile) => string.Join(
        ' ', string.Concat(Render<ProfileBehaviour>(parameters => parameters.Add(static p => p.Profile, profile)).FindAll("section, figure").Select(static e => e.TextContent + " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
