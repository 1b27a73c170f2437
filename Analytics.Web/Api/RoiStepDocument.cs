namespace Analytics.Web.Api;

/// <summary>One step of the trend.</summary>
/// <param name="From">Its first day inside the period.</param>
/// <param name="To">Its last day inside the period.</param>
/// <param name="IsUnfinished">Whether it reaches beyond the period or today.</param>
/// <param name="CumulativeProfit">Profit from the period's first day to the step's last; null where profit is not known.</param>
/// <param name="Figures">The figures of its days.</param>
public sealed record RoiStepDocument(string From, string To, bool IsUnfinished, decimal? CumulativeProfit, RoiFiguresDocument Figures);
