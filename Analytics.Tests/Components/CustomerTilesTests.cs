using Analytics.Core.Customers;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components;

public sealed class CustomerTilesTests : BunitContext, IAsyncLifetime
{
    private readonly FakeScoring _scoring = new();

    public CustomerTilesTests()
    {
        Services.AddSingleton<ICustomerScoring>(_scoring);
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(new NavItem("customers", "Customers", "customers", 30));
        Services.AddScoped<ShellState>();
        var shell = JSInterop.SetupModule("./shell.js");
        shell.SetupVoid("openDialog", _ => true).SetVoidResult();
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // Some services can only be disposed asynchronously.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public void Render_ScoresCome_ShowsNothingThenThreeTiles()
    {
        var tiles = Render<CustomerTiles>();
        Assert.Empty(tiles.FindAll("article.tile"));

        _scoring.Current = MadeUpScores.Six();
        _scoring.Tell();

        tiles.WaitForAssertion(() => Assert.Equal(3, tiles.FindAll("article.tile").Count), TimeSpan.FromSeconds(20));
        Assert.Equal(["Average CLV", "Customers at risk", "Value at risk"], tiles.FindAll("h2").Select(h => h.TextContent));
        Assert.Contains("180", tiles.FindAll("article.tile")[2].TextContent, StringComparison.Ordinal);
        // Only the page that is built is linked.
        Assert.Equal("customers?risk=yes", Assert.Single(tiles.FindAll("a.value")).GetAttribute("href"));
    }

    [Fact]
    public async Task Explain_Asked_SaysHowAndByWhat()
    {
        _scoring.Current = MadeUpScores.Six();
        var tiles = Render<CustomerTiles>();

        await tiles.InvokeAsync(() => tiles.Find("[aria-label='How Value at risk is made']").ClickAsync());

        var said = tiles.Find("dialog").TextContent;
        Assert.Contains("How Value at risk is made", said, StringComparison.Ordinal);
        Assert.Contains("6 customers, all lines to 30 Jun 2024", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_LeavesNoSubscription()
    {
        Render<CustomerTiles>();
        Assert.Equal(1, _scoring.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, _scoring.Listeners);
    }
}
