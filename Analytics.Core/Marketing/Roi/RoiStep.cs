namespace Analytics.Core.Marketing.Roi;

/// <summary>One step of the trend.</summary>
/// <param name="From">Its first day inside the period.</param>
/// <param name="To">Its last day inside the period.</param>
/// <param name="IsUnfinished">Whether the step reaches beyond the period or today.</param>
/// <param name="Figures">Revenue, costs and profit of its days.</param>
public sealed record RoiStep(DateOnly From, DateOnly To, bool IsUnfinished, RoiFigures Figures);
