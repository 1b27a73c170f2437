using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Orders week by week: expected ones by a model, actual ones from days with an order.</summary>
internal static class WeeklyOrders
{
    /// <summary>How many weeks ahead are told.</summary>
    public const int Weeks = 13;

    private const int MostHistories = 20_000;
    private const int Week = 7;

    /// <summary>
    /// Expected orders after <paramref name="asOf"/>. Of more than 20,000 customers an even part is computed and scaled to all.
    /// </summary>
    /// <param name="fit">The model, in days.</param>
    /// <param name="histories">The customers.</param>
    /// <param name="asOf">The last day that the model saw.</param>
    /// <param name="days">How many days; the last week may be shorter.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static IReadOnlyList<OutlookWeek> Expect(
        IPurchaseFit fit, CustomerHistory[] histories, DateOnly asOf, int days, CancellationToken cancellationToken)
    {
        var step = Math.Max(1, (histories.Length + MostHistories - 1) / MostHistories);
        var weeks = (days + Week - 1) / Week;
        var sums = new double[weeks + 1];
        var taken = 0;
        for (var i = 0; i < histories.Length; i += step)
        {
            if ((taken++ & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            for (var week = 1; week <= weeks; week++)
            {
                sums[week] += fit.ExpectedOrders(histories[i], Math.Min(days, week * Week));
            }
        }

        var scale = taken == 0 ? 0 : (double)histories.Length / taken;
        return
        [
            .. Enumerable.Range(0, weeks).Select(week => new OutlookWeek(
                asOf.AddDays((week * Week) + 1),
                asOf.AddDays(Math.Min(days, (week + 1) * Week)),
                (sums[week + 1] - sums[week]) * scale,
                null)),
        ];
    }

    /// <summary>Fills in what came for these customers, in the weeks that lie wholly within <paramref name="activity"/>.</summary>
    public static IReadOnlyList<OutlookWeek> Fill(IReadOnlyList<OutlookWeek> weeks, CustomerActivity activity, IReadOnlyCollection<int> keys)
    {
        var first = activity.Period.From.DayNumber;
        return
        [
            .. weeks.Select(week =>
            {
                if (week.Actual is not null || week.From < activity.Period.From || week.To > activity.Period.To)
                {
                    return week;
                }

                long actual = 0;
                foreach (var key in keys)
                {
                    actual += activity.Days(key, week.From.DayNumber - first, week.To.DayNumber - first);
                }

                return week with { Actual = actual };
            }),
        ];
    }
}
