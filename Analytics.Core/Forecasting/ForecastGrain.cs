namespace Analytics.Core.Forecasting;

/// <summary>The calendar step between two neighbouring observations.</summary>
public enum ForecastGrain
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>One calendar month.</summary>
    Month,

    /// <summary>Three calendar months.</summary>
    Quarter,

    /// <summary>One calendar year.</summary>
    Year,
}
