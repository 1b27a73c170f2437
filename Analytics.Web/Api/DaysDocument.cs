using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Whole days, both ends inside.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Days">How many.</param>
public sealed record DaysDocument(DateOnly From, DateOnly To, int Days)
{
    /// <summary>The same as <paramref name="period"/>.</summary>
    public static DaysDocument? Of(Period? period) => period is null ? null : new DaysDocument(period.From, period.To, period.Days);
}
