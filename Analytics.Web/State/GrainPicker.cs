using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Chooses buckets of time that make a readable chart of a span.</summary>
public static class GrainPicker
{
    /// <summary>What a chart by time can be switched to.</summary>
    public static IReadOnlyList<Dimension> Offered { get; } = [Dimension.Hour, Dimension.Day, Dimension.Week, Dimension.Month, Dimension.Quarter];

    /// <summary>Hours up to two days, days up to 45, weeks up to 26 of them, months up to four years, then quarters.</summary>
    public static Dimension Auto(int days) => days switch
    {
        <= 2 => Dimension.Hour,
        <= 45 => Dimension.Day,
        <= 182 => Dimension.Week,
        <= 1_461 => Dimension.Month,
        _ => Dimension.Quarter,
    };

    /// <summary>Whether a chart of so many days by this bucket has between 2 and 1,000 points.</summary>
    public static bool Fits(Dimension grain, int days) => grain switch
    {
        Dimension.Hour => days <= 31,
        Dimension.Day => days is > 1 and <= 1_000,
        Dimension.Week => days > 13,
        Dimension.Month => days > 45,
        Dimension.Quarter => days > 180,
        _ => false,
    };

    /// <summary>Buckets for a line of a few dozen points beside a number.</summary>
    public static Dimension ForSparkline(int days) => days switch
    {
        <= 2 => Dimension.Hour,
        <= 40 => Dimension.Day,
        <= 290 => Dimension.Week,
        <= 1_200 => Dimension.Month,
        _ => Dimension.Quarter,
    };
}
