using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>What an alert rests on.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Unit">What its values count.</param>
/// <param name="Day">The day that was judged.</param>
/// <param name="Since">The first day of the days beyond.</param>
/// <param name="Threshold">The threshold that called.</param>
/// <param name="Value">The value.</param>
/// <param name="Against">What it was held against.</param>
/// <param name="Distance">The change as a share, the robust z, or value − limit.</param>
/// <param name="IsSoFar">Whether the day was not over.</param>
public sealed record AlertFigures(
    string Name, MeasureUnit Unit, DateOnly Day, DateOnly Since, Threshold Threshold, decimal Value, decimal Against, decimal Distance, bool IsSoFar = false);
