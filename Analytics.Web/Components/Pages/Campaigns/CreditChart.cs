using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Draws what each channel is credited with by one model, its range as a stroke, beside what last touch gives.</summary>
internal static class CreditChart
{
    /// <summary>What is credited.</summary>
    public static IReadOnlyList<(string Key, string Label)> Whats { get; } = [("conversions", "Conversions"), ("value", "Value"), ("roas", "ROAS")];

    /// <summary>A channel's credit by a model; null where it is n/a.</summary>
    public static (double? Value, double? Low, double? High) Of(AttributionReport report, ChannelAttribution channel, AttributionModel model, string what)
    {
        var credit = channel[model];
        var cost = (double?)report.CostOf(channel.Channel);
        return what switch
        {
            "value" => (credit.Value, credit.ValueLow, credit.ValueHigh),
            "roas" when cost is > 0 => (credit.Value / cost, credit.ValueLow / cost, credit.ValueHigh / cost),
            "roas" => (null, null, null),
            _ => (credit.Conversions, credit.ConversionsLow, credit.ConversionsHigh),
        };
    }

    /// <summary>A figure written out.</summary>
    public static string Text(double? value, string what, Formatter format) => what switch
    {
        "value" => format.Money(value),
        "roas" => format.Ratio(value),
        _ => format.Plain(value, 1),
    };

    /// <summary>Draws it.</summary>
    public static ChartView? Build(AttributionReport report, AttributionModel model, string what, Formatter format)
    {
        var rows = report.Result.Channels.Select(c => (c.Channel, Credit: Of(report, c, model, what), Last: Of(report, c, AttributionModel.Last, what).Value))
            .Where(static r => r.Credit.Value is not null).OrderByDescending(static r => r.Credit.Value).ToArray();
        if (rows.Length == 0)
        {
            return null;
        }

        var most = rows.Max(static r => Math.Max(r.Credit.High ?? r.Credit.Value!.Value, r.Last ?? 0));
        var ticks = NiceScale.Ticks(0, most);
        double[] places = [.. Enumerable.Range(0, rows.Length).Select(static i => (double)i)];
        string[] words = [.. rows.Select(r => $"<b>{ChartText.Encode(r.Channel, 60)}</b><br>{ChartText.Encode(Text(r.Credit.Value, what, format))} ({ChartText.Encode(MarketingText.Range(v => Text(v, what, format), r.Credit.Low, r.Credit.High))})<br>last touch: {ChartText.Encode(Text(r.Last, what, format))}")];
        var figure = new ChartFigure(
            [
                new BarTrace { X = rows.Select(static r => r.Credit.Value).ToArray(), Y = places, Width = 0.56, Marker = new MarkerStyle("var(--series-1)", Opacity: 0.75, Cornerradius: 3), Hovertext = words },
                new PointTrace { X = rows.Select(static r => r.Last ?? 0).ToArray(), Y = places, Marker = new MarkerStyle("var(--series-4)", 10, Symbol: "diamond"), Hovertext = words, Cliponaxis = false },
            ],
            new ChartLayout
            {
                Margin = new(8, 24, 0, 8),
                Xaxis = new()
                {
                    Type = "linear", Showgrid = true, Zeroline = true, Tickvals = ticks,
                    Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, what == "value" ? MeasureUnit.Money : MeasureUnit.Pieces)))], Range = new[] { 0, Math.Max(ticks[^1], most * 1.02) },
                },
                Yaxis = new() { Type = "linear", Tickvals = places, Ticktext = [.. rows.Select(static r => ChartText.Encode(r.Channel, 20))], Range = new[] { rows.Length - 0.45, -0.55 }, Ticklabelstandoff = 8 },
                Shapes = [.. rows.Select((r, i) => (r.Credit, i)).Where(static r => r.Credit.Low is not null).Select(static r => new ChartShape(r.Credit.Low!.Value, r.Credit.High!.Value, r.i, r.i, new LineStyle("var(--text)", 2), "line"))],
            },
            "Credit", ChartText.FileName("Credit by channel", "png"));
        var label = Whats.First(w => w.Key == what).Label;
        return new ChartView(
            figure,
            new ChartTable(["Channel", label, "From", "To", "Last touch"], [.. rows.Select(r => (IReadOnlyList<string>)[r.Channel, Text(r.Credit.Value, what, format), Text(r.Credit.Low, what, format), Text(r.Credit.High, what, format), Text(r.Last, what, format)])]),
            $"{label} by {AttributionModels.NameOf(model)}: {string.Join("; ", rows.Take(5).Select(r => $"{r.Channel} {Text(r.Credit.Value, what, format)}"))}.",
            [[.. Enumerable.Range(0, rows.Length)], [.. Enumerable.Range(0, rows.Length)]]);
    }
}
