namespace Analytics.Core.Forecasting.Combining;

/// <summary>Where in the history forecasts are tried.</summary>
/// <param name="Origins">Lengths of history they are made from, ascending.</param>
/// <param name="Horizon">Steps that are compared at each.</param>
internal sealed record OriginPlan(int[] Origins, int Horizon)
{
    private const int Most = 24;

    /// <summary>
    /// The plan: as many origins as fit in the later half of the history, up to 24, at most a horizon apart; the horizon is cut
    /// to a third of a short history. Null when there are not even six steps to learn from and one to compare.
    /// </summary>
    public static OriginPlan? For(int length, int horizon, int season, int? count, int? stride)
    {
        var compared = Math.Min(horizon, Math.Max(1, length / 3));
        // Half of the history to learn from, and two periods and a bit where they are there.
        var least = Math.Max(6, Math.Max(length / 2, Math.Min((2 * season) + 2, length - compared - Math.Min(4, length / 10))));
        var room = length - compared - least;
        if (room < 0)
        {
            return null;
        }

        if (count is { } wanted && stride is { } apart)
        {
            var possible = Math.Min(wanted, ((length - compared - 6) / apart) + 1);
            return new OriginPlan([.. Enumerable.Range(0, possible).Select(i => length - compared - ((possible - 1 - i) * apart))], compared);
        }

        var number = Math.Min(count ?? Most, room + 1);
        var step = stride ?? (number > 1 ? Math.Clamp(room / (number - 1), 1, compared) : 1);
        number = Math.Min(number, (room / step) + 1);
        return new OriginPlan([.. Enumerable.Range(0, number).Select(i => length - compared - ((number - 1 - i) * step))], compared);
    }
}
