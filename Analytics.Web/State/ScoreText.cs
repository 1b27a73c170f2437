using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Writes scores: what is not known is "n/a".</summary>
public static class ScoreText
{
    private const double Largest = 1e15;

    /// <summary>Money of a table's column, without the currency.</summary>
    public static string Cell(Formatter format, double value) => Known(value) is { } known ? format.Cell(known, MeasureUnit.Money) : Formatter.NotAvailable;

    /// <summary>Money with the currency, in short.</summary>
    public static string Money(Formatter format, double? value) => Known(value) is { } known ? format.Compact(known, MeasureUnit.Money) : Formatter.NotAvailable;

    /// <summary>Money with the currency, every digit.</summary>
    public static string Exact(Formatter format, double? value) => Known(value) is { } known ? format.Exact(known, MeasureUnit.Money) : Formatter.NotAvailable;

    /// <summary>A probability in percent; never a round 0 or 100 that it is not.</summary>
    public static string Probability(Formatter format, double value) => Known(value) switch
    {
        null => Formatter.NotAvailable,
        > 0m and < 0.0005m => "< " + format.Share(0.001m),
        < 1m and >= 0.9995m => "> " + format.Share(0.999m),
        { } known => format.Share(known),
    };

    /// <summary>Whole days.</summary>
    public static string Days(Formatter format, double value) => Known(value) is { } known ? format.Count(Math.Round(known)) : Formatter.NotAvailable;

    /// <summary>Whole days in words: 1 day, 12 days.</summary>
    public static string DaysLong(Formatter format, double value) => Days(format, value) is var days && days == "1" ? "1 day" : $"{days} days";

    /// <summary>A number of things that may be a part of one.</summary>
    public static string Number(Formatter format, double? value) => Known(value) is { } known ? known.ToString(Math.Abs(known) < 100m ? "0.00" : "#,0", format.Culture) : Formatter.NotAvailable;

    private static decimal? Known(double? value) => value is { } v && double.IsFinite(v) && Math.Abs(v) < Largest ? (decimal)v : null;
}
