using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Builds clusters as points over any two features, each cluster with a colour and a shape of its own.</summary>
public static class ClusterChart
{
    private const double Ground = 10;

    private static readonly string[] Shapes = ["circle", "diamond", "square", "triangle-up", "cross", "star-triangle-down", "hexagon", "pentagon"];

    /// <summary>A cluster's colour.</summary>
    public static string ColourOf(int cluster) => cluster < SeriesColours.Most ? FormattableString.Invariant($"var(--series-{cluster + 1})") : SeriesColours.Other;

    /// <summary>A cluster's name as the beginning of a line.</summary>
    public static string NameOf(ClusterProfile profile) =>
        profile.Name.Length == 0 ? profile.Name : string.Concat(profile.Name[..1].ToUpperInvariant(), profile.Name.AsSpan(1));

    /// <summary>Whether a log scale suits a feature: money and counts, not days or years.</summary>
    public static bool CanLog(CustomerFeature feature) => CustomerFeatures.Column(feature).Unit is FeatureUnit.Money or FeatureUnit.Count;

    /// <summary>Draws clusters.</summary>
    /// <param name="picture">The clusters.</param>
    /// <param name="x">The feature along the bottom.</param>
    /// <param name="y">The feature up the side.</param>
    /// <param name="log">Whether axes of money and counts are of sign(v) log(1 + |v|), so that zero and losses have a place too.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(ClusterPicture picture, CustomerFeature x, CustomerFeature y, bool log, Formatter format, string title)
    {
        var (across, up) = (PlaceOf(picture, x), PlaceOf(picture, y));
        var (logAcross, logUp) = (log && CanLog(x), log && CanLog(y));
        var traces = picture.Points.Select((points, cluster) => (ChartTrace)new PointTrace
        {
            Name = ChartText.Encode(NameOf(picture.Profiles[cluster])),
            X = points.Select(p => Drawn(p.Values[across], logAcross)).ToArray(),
            Y = points.Select(p => Drawn(p.Values[up], logUp)).ToArray(),
            Marker = new MarkerStyle(ColourOf(cluster), 7, 0.6, Symbol: Shapes[cluster % Shapes.Length]),
            Hovertext = points.Select(p => string.Join(
                "<br>",
                $"<b>{ChartText.Encode(p.Name ?? p.Id, 40)}</b>  {ChartText.Encode(NameOf(picture.Profiles[cluster]))}",
                $"{FeatureText.LabelOf(x)}: {ChartText.Encode(FeatureText.Exact(x, p.Values[across], format))}",
                $"{FeatureText.LabelOf(y)}: {ChartText.Encode(FeatureText.Exact(y, p.Values[up], format))}")).ToArray(),
        }).ToArray();
        var layout = new ChartLayout
        {
            Margin = new(8, 16, 8, 8),
            Xaxis = Axis(picture, x, across, logAcross, format),
            Yaxis = Axis(picture, y, up, logUp, format),
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(
            figure,
            Table(picture, x, y, across, up, format),
            $"{title}: {format.Count(picture.Drawn)} of {format.Count(picture.Customers)} customers in {picture.Profiles.Count} clusters; {string.Join("; ", picture.Profiles.Select(p => $"{NameOf(p)} {format.Share((decimal)p.Share)}"))}.",
            [.. picture.Points.Select(static p => (IReadOnlyList<int>)[.. Enumerable.Range(0, p.Count)])]);
    }

    private static int PlaceOf(ClusterPicture picture, CustomerFeature feature) =>
        picture.Features.Select(static (f, i) => (f, i)).First(p => p.f == feature).i;

    private static double Drawn(double value, bool log) => log ? Math.CopySign(Math.Log10(1 + Math.Abs(value)), value) : value;

    private static ChartAxis Axis(ClusterPicture picture, CustomerFeature feature, int place, bool log, Formatter format)
    {
        var values = picture.Points.SelectMany(static p => p).Select(p => p.Values[place]).DefaultIfEmpty(0).ToArray();
        var (low, high) = (values.Min(), values.Max());
        double[] ticks = log ? [.. LogTicks(low, high)] : [.. NiceScale.Ticks(low, high)];
        var (from, to) = (Drawn(Math.Min(low, 0), log), Drawn(high, log));
        var edge = Math.Max(to - from, 1e-9) * 0.03;
        return new()
        {
            Type = "linear",
            Showgrid = true,
            Zeroline = low < 0,
            Tickvals = ticks.Select(t => Drawn(t, log)).ToArray(),
            Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, FeatureText.UnitOf(feature))))],
            Range = new[] { from - edge, to + edge },
            Ticklabelstandoff = 6,
            Title = new(ChartText.Encode(FeatureText.TitleOf(feature, format) + (log ? ", log scale" : string.Empty)), 8),
        };
    }

    private static IEnumerable<double> LogTicks(double low, double high)
    {
        for (var power = Math.Floor(Math.Log10(Math.Max(1, -low))); low < 0 && power >= 0; power--)
        {
            yield return -Math.Pow(Ground, power);
        }

        yield return 0;
        for (double tick = 1; tick <= high; tick *= Ground)
        {
            yield return tick;
        }
    }

    private static ChartTable Table(ClusterPicture picture, CustomerFeature x, CustomerFeature y, int across, int up, Formatter format) => new(
        ["Customer", "Cluster", FeatureText.TitleOf(x, format), FeatureText.TitleOf(y, format)],
        [
            .. picture.Points.SelectMany((points, cluster) => points.Take(50).Select(p => (IReadOnlyList<string>)
            [
                p.Name ?? p.Id,
                NameOf(picture.Profiles[cluster]),
                FeatureText.Cell(x, p.Values[across], format),
                FeatureText.Cell(y, p.Values[up], format),
            ])),
        ]);
}
