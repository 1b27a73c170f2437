using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>LTV against CAC. It is about the whole shop: a first order is a customer's first anywhere, so filters have no part in it.</summary>
/// <param name="Period">The days in which customers were won; null when there is no line.</param>
/// <param name="Total">All of them.</param>
/// <param name="Cohorts">By month of the first order, in time's order.</param>
/// <param name="Channels">By channel of the first order, the most customers first.</param>
/// <param name="GrossMargin">The margin by which revenue became gross profit; null when not known.</param>
/// <param name="LifetimeMonths">For how many months ahead lifetime values are; null when there are none.</param>
/// <param name="LifetimeMargin">The margin in the lifetime values; null when there are none.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record AcquisitionReport(
    Period? Period,
    AcquisitionRow Total,
    IReadOnlyList<AcquisitionRow> Cohorts,
    IReadOnlyList<AcquisitionRow> Channels,
    decimal? GrossMargin,
    int? LifetimeMonths,
    double? LifetimeMargin,
    IReadOnlyList<QueryWarning> Warnings);
