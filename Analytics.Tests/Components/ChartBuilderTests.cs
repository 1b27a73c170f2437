using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Tests.Components;

public sealed class ChartBuilderTests
{
    private static readonly Formatter Format = new FakeShop().Format;
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task LineChart_UnfinishedMonth_IsDottedAndJoined()
    {
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today, 2_000));
        var result = await runner.RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            By = [Dimension.Month],
            Period = new Period(new DateOnly(2026, 6, 1), new DateOnly(2026, 11, 30)),
            Comparison = Comparison.SamePeriodLastYear,
            FillTime = true,
        });

        var view = LineChart.Build(result, 0, Format, "Net revenue over time");

        var traces = view.Figure.Traces.Cast<LineTrace>().ToArray();
        Assert.Equal(["dash", "solid", "dot"], traces.Select(t => t.Line.Dash));
        Assert.Equal("var(--series-compare)", traces[0].Line.Color);
        Assert.Null(traces[1].Y[^1]);
        Assert.NotNull(traces[2].Y[^1]);
        Assert.Equal(traces[1].Y[^2], traces[2].Y[^2]);
        Assert.All(traces[2].Y.Take(4), Assert.Null);
        Assert.Equal("date", view.Figure.Layout.Xaxis.Type);
        Assert.Equal(6, view.Table.Rows.Count);
        Assert.Equal(["Month", "Net revenue (GBP)", "Before", "Change"], view.Table.Columns);
        Assert.Contains("not finished", view.Table.Rows[^1][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BarChart_NamesLikeTags_AreEncodedAndStayOnAnAxisOfPlaces()
    {
        FakeLine[] lines =
        [
            new(new DateTime(2026, 11, 1, 10, 0, 0), "1", "C", "P", "<img src=x onerror=alert(1)>", null, null, 1, 10),
            new(new DateTime(2026, 11, 1, 10, 0, 0), "2", "C", "P", "<b>2011</b>", null, null, 1, 30),
        ];
        var result = await new FakeQueryRunner(lines).RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Category] });

        var view = BarChart.Build(result, 0, Format, "By category", SeriesColours.Plain);

        Assert.Equal(["&lt;b&gt;2011&lt;/b&gt;", "&lt;img src=x onerror=alert(1)&gt;"], view.Figure.Layout.Yaxis.Ticktext);
        var trace = Assert.IsType<BarTrace>(view.Figure.Traces[0]);
        Assert.Equal(["£30.00  ·  75.0&#37;", "£10.00  ·  25.0&#37;"], trace.Text);
        Assert.Equal("<b>2011</b>", view.Table.Rows[0][0]);
        Assert.Equal(1, view.RowOf(new ChartPoint(0, 1)));
        Assert.Null(view.RowOf(new ChartPoint(0, 7)));
        Assert.Equal(0.0, ((double[])trace.Y)[0]);
    }

    [Fact]
    public async Task BarChart_Other_CannotBePicked()
    {
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today, 500));
        var result = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Product], Top = 3 });

        var view = BarChart.Build(result, 0, Format, "Products", SeriesColours.Plain, filter: new Filter(Dimension.Product, [result.Rows[1].Keys[0].Key]));

        Assert.Null(view.RowOf(new ChartPoint(0, 3)));
        var marker = ((BarTrace)view.Figure.Traces[0]).Marker;
        Assert.Equal(SeriesColours.Other, ((string[])marker.Color)[3]);
        Assert.Equal([0.3, 1.0, 0.3, 0.3], (double[])marker.Opacity!);
    }

    [Fact]
    public async Task HeatmapChart_WeekdayNotInPeriod_IsMissingAndNotZero()
    {
        FakeLine[] lines = [new(new DateTime(2026, 11, 16, 9, 30, 0), "1", "C", "P", null, null, null, 1, 10)]; // a Monday
        var period = new Period(new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 17));
        var result = await new FakeQueryRunner(lines).RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Weekday, Dimension.HourOfDay], Period = period });

        var view = HeatmapChart.Build(result, 0, Format, "When");

        var cells = Assert.IsType<HeatTrace>(view.Figure.Traces[0]);
        Assert.Equal("Mon", cells.Y[0]);
        Assert.Equal(10, cells.Z[0][9]);
        Assert.Equal(0, cells.Z[1][9]);
        Assert.Null(cells.Z[2][9]);
        Assert.Equal(0, view.RowOf(new ChartPoint(0, 9)));
        Assert.Null(view.RowOf(new ChartPoint(0, 10)));
    }

    [Fact]
    public void Keep_LongLine_KeepsEndsAndPeaksWithinTheCap()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => (double?)(i == 31_415 ? 1_000 : Math.Sin(i / 50.0))).ToArray();

        var kept = Thinning.Keep(values);

        Assert.True(kept.Count <= ChartTrace.MaxPoints);
        Assert.Equal(0, kept[0]);
        Assert.Equal(49_999, kept[^1]);
        Assert.Contains(31_415, kept);
        Assert.Equal(kept.Order(), kept);
    }

    [Theory]
    [InlineData(0, 80_000, new double[] { 0, 20_000, 40_000, 60_000, 80_000 })]
    [InlineData(-5, 9, new double[] { -5, 0, 5, 10 })]
    [InlineData(0, 0, new double[] { 0, 1 })]
    public void Ticks_RoundNumbers_CoverZeroAndAll(double low, double high, double[] expected) =>
        Assert.Equal(expected, NiceScale.Ticks(low, high));

    [Fact]
    public void SeriesColours_AnyOrder_GiveAValueTheSameColour()
    {
        DimensionValue[] values = [new("Food", "Food"), new("Books", "Books"), new(DimensionValue.UnknownKey, "")];
        var one = new SeriesColours(values);
        var other = new SeriesColours(values.Reverse());

        Assert.Equal("var(--series-1)", one.Of(values[1]));
        Assert.Equal(one.Of(values[0]), other.Of(values[0]));
        Assert.Equal(SeriesColours.Other, one.Of(values[2]));
    }
}
