using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Forecast;

/// <summary>Makes the tiles of a forecast.</summary>
internal static class ForecastTiles
{
    /// <summary>How many there are.</summary>
    public const int Count = 6;

    public static IReadOnlyList<FigureTileModel> Make(ShopForecast forecast, Formatter format)
    {
        var definition = MeasureCatalog.Of(forecast.Question.Measure);
        return
        [
            Total(forecast, definition, format),
            Growth("Against before", forecast, forecast.Before, definition, format, "The data does not reach back so far."),
            Growth("Against last year", forecast, forecast.LastYear, definition, format, "The data does not reach back a year."),
            Trend(forecast, definition, format),
            Accuracy(forecast, format),
            Coverage(forecast, format),
        ];
    }

    private static FigureTileModel Total(ShopForecast forecast, MeasureDefinition definition, Formatter format)
    {
        var place = forecast.PlaceOf(forecast.Question.Level);
        var level = format.Level(forecast.Question.Level);
        var range = $"{format.Short(forecast.Total.Lower[place], definition.Unit)} – {format.Short(forecast.Total.Upper[place], definition.Unit)}";
        var facts = new List<(string, string)>
        {
            ("Expected", format.Full(forecast.Total.Mean, definition.Unit)),
        };
        facts.AddRange(forecast.Levels.Select((l, i) =>
            ($"{format.Level(l)} interval", $"{format.Full(forecast.Total.Lower[i], definition.Unit)} – {format.Full(forecast.Total.Upper[i], definition.Unit)}")));
        if (forecast.TotalCoverage.FirstOrDefault(c => Math.Abs(c.Level - forecast.Question.Level) < 1e-9) is { } held)
        {
            facts.Add(($"Earlier totals inside their {level} interval", format.Percent(held.Realised)));
        }

        facts.AddRange(Common(forecast, format));
        return new FigureTileModel(
            $"Next {ForecastText.Steps(forecast.Steps.Count, forecast.Question.Grain)}",
            format.Short(forecast.Total.Mean, definition.Unit),
            format.Full(forecast.Total.Mean, definition.Unit),
            [$"{level}: {range}", format.Days(forecast.Days)],
            new FigureExplanation(
                $"How the forecast of {definition.Label.ToLowerInvariant()} is made",
                $"{definition.Formula} Each model forecasts the series from several earlier days; those that did well are weighted and added. "
                + "The interval of the sum comes from the errors of such sums, not from adding the days' bounds.",
                facts));
    }

    private static FigureTileModel Growth(string label, ShopForecast forecast, PlanComparison? before, MeasureDefinition definition, Formatter format, string why)
    {
        double? growth = before is { Value: > 0 } ? (forecast.Total.Mean - before.Value) / before.Value : null;
        var good = growth is { } g && Math.Abs(g) >= 0.0005 && definition.HigherIsBetter is { } higher ? (g > 0) == higher : (bool?)null;
        return new FigureTileModel(
            label,
            format.Signed(growth),
            null,
            before is null ? [why] : [$"vs {format.Short(before.Value, definition.Unit)}", format.Days(before.Days)],
            new FigureExplanation(
                $"{label}: how the change is made",
                "(Expected − then) ÷ then. The same number of steps is held against each other.",
                before is null
                    ? [("Why it is not known", why)]
                    :
                    [
                        ("Expected", format.Full(forecast.Total.Mean, definition.Unit)),
                        ($"Then, {format.Days(before.Days)}", format.Full(before.Value, definition.Unit)),
                        ("Forecast days", format.Days(forecast.Days)),
                    ]),
            good);
    }

    private static FigureTileModel Trend(ShopForecast forecast, MeasureDefinition definition, Formatter format)
    {
        var steps = forecast.Trend is { } known ? ForecastText.Steps(known.Steps, forecast.Question.Grain) : string.Empty;
        return forecast.Trend is not { } trend
            ? new FigureTileModel("Trend", Formatter.NotAvailable, null, ["Too little history for a trend."], new FigureExplanation("How the trend is made", "A straight line through the history.", []))
            : new FigureTileModel(
                "Trend",
                trend.IsClear ? format.Signed(trend.Yearly) : "Level",
                null,
                [trend.IsClear ? "a year, by a straight line" : "no clear rise or fall", $"R² {format.Plain(trend.RSquared, 2)} over {steps}"],
                new FigureExplanation(
                    "How the trend is made",
                    "Least squares through the last two years at most, each weekday's or month's own level taken out. It is called clear when the slope is more than twice its standard error. "
                    + "R² is in-sample: it describes the past and never chooses a model.",
                    [
                        ("Slope a step", format.Full(trend.Slope, definition.Unit)),
                        ("A year, against the mean", format.Signed(trend.Yearly)),
                        ("R²", format.Plain(trend.RSquared, 3)),
                        ("Clear", trend.IsClear ? "yes" : "no"),
                        ("Drawn through", steps),
                    ]));
    }

    private static FigureTileModel Accuracy(ShopForecast forecast, Formatter format)
    {
        const string text = "Forecasts from several earlier days are held against what then happened. WAPE = Σ|y − ŷ| ÷ Σ|y|; MASE = mean absolute error ÷ that of seasonal naive "
            + "within the history: below 1 is better than repeating the last season.";
        if (forecast.Score is not { } score || forecast.Naive is not { } naive)
        {
            return new FigureTileModel(
                "Typical error", Formatter.NotAvailable, null, ["Too little history to look back."], new FigureExplanation("How the error is measured", text, []));
        }

        bool? better = score.Mase is { } mine && naive.Mase is { } theirs ? mine < theirs : null;
        return new FigureTileModel(
            "Typical error",
            format.Percent(score.Wape),
            null,
            [$"WAPE; naive {format.Percent(naive.Wape)}", $"MASE {format.Plain(score.Mase, 2)}, naive {format.Plain(naive.Mase, 2)}"],
            new FigureExplanation(
                "How the error is measured",
                text,
                [
                    ("WAPE", format.Percent(score.Wape)), ("WAPE of seasonal naive", format.Percent(naive.Wape)),
                    ("MASE", format.Plain(score.Mase, 3)), ("MASE of seasonal naive", format.Plain(naive.Mase, 3)),
                    ("sMAPE", format.Percent(score.Smape / 100)), ("Earlier forecasts", format.Count(forecast.Past.Count)),
                ]),
            better == false ? false : null);
    }

    private static FigureTileModel Coverage(ShopForecast forecast, Formatter format)
    {
        var level = forecast.Question.Level;
        var own = forecast.Coverage.FirstOrDefault(c => Math.Abs(c.Level - level) < 1e-9);
        return new FigureTileModel(
            $"In the {format.Level(level)} band",
            format.Percent(own?.Realised),
            null,
            own is null ? ["Too little history to look back."] : [$"nominal {format.Level(level)}", $"{format.Count(forecast.Past.Count)} earlier forecasts"],
            new FigureExplanation(
                "How coverage is measured",
                "The share of values that lay inside the band of forecasts made before them; the band of each was made without its own errors. A band that means what it says covers about its level.",
                [.. forecast.Coverage.Select(c => ($"{format.Level(c.Level)} band", format.Percent(c.Realised)))]));
    }

    private static IEnumerable<(string Name, string Value)> Common(ShopForecast forecast, Formatter format) =>
    [
        ("Days forecast, both inside", format.Days(forecast.Days)),
        ("Learned from", format.Days(forecast.Trained)),
        ("Filters", FilterWords.Of(forecast.Question.Filters, format)),
        ("Model", forecast.Model),
        ("Computed", $"{format.Instant(forecast.FittedAt)}, on data version {format.Count(forecast.DataVersion)}, in {format.Plain(forecast.Elapsed.TotalSeconds, 1)} s"),
        ("Time zone", forecast.TimeZoneId),
    ];
}
