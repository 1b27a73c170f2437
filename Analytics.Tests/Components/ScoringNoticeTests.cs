using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components;

public sealed class ScoringNoticeTests : BunitContext
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeScoring _scoring = new();
    private readonly FakePredictionActions _deeds;

    public ScoringNoticeTests()
    {
        _deeds = new FakePredictionActions(_scoring);
        Services.AddSingleton<ICustomerScoring>(_scoring);
        Services.AddSingleton<IPredictionActions>(_deeds);
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton<TimeProvider>(new FixedClock(Noon));
    }

    [Fact]
    public void Render_AllIsWell_SaysNothing()
    {
        _scoring.Current = MadeUpScores.Six();

        Assert.Empty(RenderNotice(Of(_scoring.Current.DataVersion)).Markup.Trim());
    }

    [Fact]
    public async Task Stop_Pressed_StopsTheComputation()
    {
        _scoring.Progress = new ScoringProgress("Fitting BG/NBD", 0.25, Noon.AddSeconds(-10));
        var notice = RenderNotice();
        Assert.Contains("being computed", notice.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Fitting BG/NBD, 25.0% done, about 30 s left", notice.Markup, StringComparison.Ordinal);

        await notice.InvokeAsync(() => notice.FindAll("button").Single(b => b.TextContent == "Stop").ClickAsync());

        Assert.Equal(1, _scoring.Cancelled);
    }

    [Fact]
    public async Task Stop_Refused_SaysWhy()
    {
        _scoring.Progress = new ScoringProgress("Fitting BG/NBD", 0.25, Noon);
        _deeds.Refuses = true;
        var notice = RenderNotice();

        await notice.InvokeAsync(() => notice.Find("button").ClickAsync());

        Assert.Equal(0, _scoring.Cancelled);
        Assert.Contains("Your session has ended", notice.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OlderThanTheData_SaysByHowMuchAndOffersToCompute()
    {
        _scoring.Current = MadeUpScores.Six();
        var run = _scoring.Current.Run;
        var notice = RenderNotice(Of(run.DataVersion + 1, run.Lines + 1_234));

        Assert.Contains("1,234 lines came in since", notice.Find("[role=status]").TextContent, StringComparison.Ordinal);
        await notice.InvokeAsync(() => notice.Find("button").ClickAsync());

        Assert.Equal(1, _scoring.Requests);
    }

    [Fact]
    public void Render_Failed_KeepsWhatWasBeforeAndSaysWhy()
    {
        (_scoring.Current, _scoring.Problem) = (MadeUpScores.Six(), "The disk is full.");

        var alert = RenderNotice().Find("[role=alert]");

        Assert.Contains("could not be renewed", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("The disk is full.", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("Compute again", alert.QuerySelector("button")!.TextContent);
    }

    [Fact]
    public void Render_Viewer_OffersNoButton()
    {
        _scoring.Progress = new ScoringProgress("Fitting BG/NBD", 0.25, Noon);

        Assert.Empty(RenderNotice(null, Policies.Read).FindAll("button"));
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscription()
    {
        RenderNotice();
        Assert.Equal(1, _scoring.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, _scoring.Listeners);
    }

    private static Freshness Of(long version, long lines = 0) => new(version, Noon, lines, new DateOnly(2026, 11, 20), false);

    private IRenderedComponent<ScoringNotice> RenderNotice(Freshness? data = null, params string[] policies)
    {
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(policies.Length == 0 ? [Policies.Read, Policies.Import] : policies);
        return Render<ScoringNotice>(p => p.Add(n => n.Data, data));
    }
}
