using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Writes what a forecast says.</summary>
public static class ForecastText
{
    /// <summary>A model's number as the formatter takes it; null where it is none.</summary>
    public static decimal? Decimal(double? value) => value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e27 ? (decimal)v : null;

    /// <summary>Short.</summary>
    public static string Short(this Formatter format, double? value, MeasureUnit unit) => format.Compact(Decimal(value), unit);

    /// <summary>Every digit.</summary>
    public static string Full(this Formatter format, double? value, MeasureUnit unit) => format.Exact(Decimal(value), unit);

    /// <summary>A cell of a table.</summary>
    public static string InTable(this Formatter format, double? value, MeasureUnit unit) => format.Cell(Decimal(value), unit);

    /// <summary>A share with one decimal.</summary>
    public static string Percent(this Formatter format, double? share) => Decimal(share) is { } v ? format.Share(v) : Formatter.NotAvailable;

    /// <summary>A change with its sign, in percent.</summary>
    public static string Signed(this Formatter format, double? change) =>
        Decimal(change) is { } v ? format.Change(v, MeasureUnit.Money) : Formatter.NotAvailable;

    /// <summary>A plain number with so many decimals.</summary>
    public static string Plain(this Formatter format, double? value, int decimals) =>
        value is { } v && double.IsFinite(v) ? v.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format.Culture) : Formatter.NotAvailable;

    /// <summary>A level: 95 %.</summary>
    public static string Level(this Formatter format, double level) => level.ToString(level * 100 % 1 < 1e-9 ? "P0" : "P1", format.Culture);

    /// <summary>A step of the forecast as a row names it.</summary>
    public static string Step(this Formatter format, DateOnly start, ForecastGrain grain) => format.Bucket(
        new DimensionValue(string.Empty, string.Empty, start),
        Analytics.Core.Planning.ForecastQuestions.BucketOf(grain));

    /// <summary>So many steps in words: 28 days, 1 week.</summary>
    public static string Steps(int count, ForecastGrain grain) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {Analytics.Core.Planning.ForecastQuestions.KeyOf(grain)}{(count == 1 ? string.Empty : "s")}");

    /// <summary>What a breakdown is called: the saved segments are not the RFM map's.</summary>
    public static string BreakdownLabel(Dimension dimension) => dimension == Dimension.Segment ? "Saved segment" : DimensionCatalog.Of(dimension).Label;

    /// <summary>A model's name for readers.</summary>
    public static string ModelLabel(string name) => name switch
    {
        "auto" => "Automatic (combines the best)",
        "snaive" or "naive" => "Seasonal naive",
        "drift" => "Naive with drift",
        "linear" => "Linear trend with season",
        "theta" => "Theta",
        "dotm" => "Dynamic optimised Theta",
        "ets" => "Exponential smoothing (ETS)",
        "arima" => "ARIMA",
        "ces" => "Complex exponential smoothing",
        "croston" => "Croston",
        "tsb" => "TSB (intermittent)",
        "agg-theta" => "Theta on sums of steps",
        _ when name.StartsWith("stl-", StringComparison.Ordinal) => $"Season by season, then {ModelLabel(name[4..])}",
        _ => name,
    };
}
