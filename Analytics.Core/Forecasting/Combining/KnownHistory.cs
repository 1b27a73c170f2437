using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>A history as it was known at any of its steps: closed days and fillings learned from what came before, and from nothing after.</summary>
internal sealed class KnownHistory(ForecastSeries series)
{
    private readonly Dictionary<int, (ClosedDays? Closed, double[] Target, double[] Filled)> known = [];

    /// <summary>The closed days that could be known after so many steps; null for none.</summary>
    public ClosedDays? ClosedAt(int length) => At(length).Closed;

    /// <summary>The observations that count: missing steps and closed days are <see cref="double.NaN"/>.</summary>
    public double[] TargetAt(int length) => At(length).Target;

    /// <summary>The values with what is missing filled.</summary>
    public double[] FilledAt(int length) => At(length).Filled;

    private (ClosedDays? Closed, double[] Target, double[] Filled) At(int length)
    {
        if (!known.TryGetValue(length, out var found))
        {
            var head = length == series.Length ? series : series.Head(length);
            var closed = ClosedDays.Learn(head);
            var target = closed is null ? head.Values : [.. head.Values.Select((v, t) => closed.Steps[t] ? double.NaN : v)];
            known[length] = found = (closed, target, MissingValues.Fill(target, series.Season));
        }

        return found;
    }
}
