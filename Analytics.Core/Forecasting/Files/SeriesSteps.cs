namespace Analytics.Core.Forecasting.Files;

/// <summary>Puts observations on equal steps.</summary>
internal static class SeriesSteps
{
    /// <summary>The series; gaps become missing values.</summary>
    /// <exception cref="SeriesFileException">Rows do not fit on equal steps.</exception>
    public static NamedSeries Make(string id, List<Observation> rows, int longestGap)
    {
        var dated = rows.Count(static r => r.Date is not null);
        if (dated > 0 && dated < rows.Count)
        {
            var other = rows.First(r => (r.Date is null) != (rows[0].Date is null));
            throw new SeriesFileException($"Line {other.Line}, column ds: series '{id}' has both numbers and dates.");
        }

        if (dated == 0)
        {
            rows.Sort(static (a, b) => a.Number.CompareTo(b.Number));
            var step = Common(rows, static r => r.Number);
            return new NamedSeries(id, Values(id, rows, step, static r => r.Number, longestGap), rows[0].Number, null, null, (int)Math.Min(step, int.MaxValue));
        }

        rows.Sort(static (a, b) => a.Date!.Value.CompareTo(b.Date!.Value));
        var start = rows[0].Date!.Value;
        var (grain, every, monthEnds) = GrainOf(rows);
        Func<Observation, long> place = grain is ForecastGrain.Day or ForecastGrain.Week
            ? static r => r.Date!.Value.DayNumber
            : r => (r.Date!.Value.Year * 12L) + r.Date.Value.Month - 1;
        var days = grain switch
        {
            ForecastGrain.Week => 7,
            ForecastGrain.Quarter => 3,
            ForecastGrain.Year => 12,
            _ => 1,
        };
        if (monthEnds && start.Day < 31)
        {
            // A day that every month can be counted from; the label finds the month's end again.
            start = new DateOnly(start.Year, start.Month, 1);
        }

        return new NamedSeries(id, Values(id, rows, days * every, place, longestGap), 0, start, grain, every, monthEnds);
    }

    private static (ForecastGrain Grain, int Step, bool MonthEnds) GrainOf(List<Observation> rows)
    {
        var dates = rows.ConvertAll(static r => r.Date!.Value);
        var ends = dates.TrueForAll(static d => d.Day == DateTime.DaysInMonth(d.Year, d.Month));
        if (dates.Count > 1 && (ends || dates.TrueForAll(d => d.Day == dates[0].Day)))
        {
            var months = Common(rows, static r => (r.Date!.Value.Year * 12L) + r.Date.Value.Month);
            if (months > 0)
            {
                return months % 12 == 0 ? (ForecastGrain.Year, (int)(months / 12), ends)
                    : months % 3 == 0 ? (ForecastGrain.Quarter, (int)(months / 3), ends)
                    : (ForecastGrain.Month, (int)months, ends);
            }
        }

        var days = Common(rows, static r => r.Date!.Value.DayNumber);
        return days > 1 && days % 7 == 0 ? (ForecastGrain.Week, (int)(days / 7), false) : (ForecastGrain.Day, (int)Math.Max(1, days), false);
    }

    // The greatest step that all distances are multiples of.
    private static long Common(List<Observation> rows, Func<Observation, long> place)
    {
        var step = 0L;
        for (var i = 1; i < rows.Count; i++)
        {
            var (a, b) = (step, place(rows[i]) - place(rows[i - 1]));
            while (b != 0)
            {
                (a, b) = (b, a % b);
            }

            step = Math.Abs(a);
        }

        return Math.Max(1, step);
    }

    private static double[] Values(string id, List<Observation> rows, long step, Func<Observation, long> place, int longestGap)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            var distance = place(rows[i]) - place(rows[i - 1]);
            if (distance == 0)
            {
                throw new SeriesFileException(
                    $"Line {Math.Max(rows[i].Line, rows[i - 1].Line)}, column ds: series '{id}' has this step already on line {Math.Min(rows[i].Line, rows[i - 1].Line)}.");
            }

            if (distance / step > longestGap)
            {
                throw new SeriesFileException($"Line {rows[i].Line}, column ds: the step before it in series '{id}' is {distance / step:N0} steps away.");
            }
        }

        var length = ((place(rows[^1]) - place(rows[0])) / step) + 1;
        if (length > 10L * longestGap)
        {
            throw new SeriesFileException($"Line {rows[^1].Line}, column ds: series '{id}' would have {length:N0} steps.");
        }

        var values = new double[length];
        Array.Fill(values, double.NaN);
        foreach (var row in rows)
        {
            values[(place(row) - place(rows[0])) / step] = row.Value;
        }

        return values;
    }
}
