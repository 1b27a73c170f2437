using System.Text.Json;
using Analytics.Web.Components.Charts;
using Bunit;

namespace Analytics.Tests.Components;

public sealed class PlotlyChartTests : BunitContext
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    // Another circuit's.
    private static readonly JsonSerializerOptions OtherWire = new(JsonSerializerDefaults.Web);

    private readonly BunitJSModuleInterop _module;

    public PlotlyChartTests()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        _module = JSInterop.SetupModule("./js/charts.js");
        _module.SetupVoid("create", _ => true).SetVoidResult();
        _module.SetupVoid("update", _ => true).SetVoidResult();
        _module.SetupVoid("dispose", _ => true).SetVoidResult();
    }

    [Fact]
    public async Task Render_ThenNewFigureThenDispose_CallsCreateUpdateDisposeInOrder()
    {
        var chart = Render<PlotlyChart>(p => p.Add(c => c.Figure, Figure(1)).Add(c => c.Label, "One bar"));
        chart.Render(p => p.Add(c => c.Figure, Figure(2)));
        await DisposeComponentsAsync();

        Assert.Equal(["create", "update", "dispose"], _module.Invocations.Select(i => i.Identifier));
    }

    [Fact]
    public void Render_BrowserDidNotAnswer_DrawsTheNextFigureFromTheBeginning()
    {
        _module.SetupVoid("create", _ => true).SetCanceled();
        var chart = Render<PlotlyChart>(p => p.Add(c => c.Figure, Figure(1)).Add(c => c.Label, "One bar"));
        _module.SetupVoid("create", _ => true).SetVoidResult();

        chart.Render(p => p.Add(c => c.Figure, Figure(2)));
        chart.Render(p => p.Add(c => c.Figure, Figure(3)));

        Assert.Equal(["create", "create", "update"], _module.Invocations.Select(i => i.Identifier));
    }

    [Fact]
    public void Render_SameFigureAgain_SendsNothing()
    {
        var figure = Figure(1);
        var chart = Render<PlotlyChart>(p => p.Add(c => c.Figure, figure).Add(c => c.Label, "One bar"));

        chart.Render(p => p.Add(c => c.Label, "Still one bar"));

        Assert.Single(_module.Invocations);
        Assert.Equal("Still one bar", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Render_FigureWithGap_SendsTypedTraceWithNull()
    {
        Render<PlotlyChart>(p => p.Add(c => c.Figure, Figure(double.NaN)).Add(c => c.Label, "A gap"));

        var sent = JsonSerializer.SerializeToElement(_module.Invocations["create"].Single().Arguments[1], Wire);
        var trace = sent.GetProperty("traces")[0];
        Assert.Equal("bar", trace.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("x")[0].ValueKind);
        Assert.Equal("var(--series-1)", trace.GetProperty("marker").GetProperty("color").GetString());
    }

    [Fact]
    public void Serialize_ByOptionsOfManyCircuits_IsEachFiguresOwn()
    {
        var (one, two) = (Figure(1), Figure(2));

        var text = JsonSerializer.Serialize(one, Wire);

        Assert.Equal(text, JsonSerializer.Serialize(one, OtherWire));
        Assert.Contains("\"x\":[1]", text, StringComparison.Ordinal);
        Assert.Contains("\"fileName\":\"one-bar.png\"", text, StringComparison.Ordinal);
        Assert.Contains("\"x\":[2]", JsonSerializer.Serialize(two, Wire), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PointClicked_Handled_TellsWhichPoint()
    {
        ChartPoint? clicked = null;
        var chart = Render<PlotlyChart>(p => p.Add(c => c.Figure, Figure(1)).Add(c => c.Label, "One bar").Add(c => c.OnPoint, point => clicked = point));

        await chart.Instance.PointClicked(0, 3);

        Assert.Equal(new ChartPoint(0, 3), clicked);
    }

    private static ChartFigure Figure(double value) => new(
        [new BarTrace { X = new[] { ChartText.Number(value) }, Y = new[] { 0.0 }, Marker = new MarkerStyle("var(--series-1)") }],
        new ChartLayout { Xaxis = new() { Type = "linear" }, Yaxis = new() { Type = "linear" } },
        "One bar",
        "one-bar.png");
}
