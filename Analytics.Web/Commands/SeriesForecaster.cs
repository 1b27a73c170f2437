using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Web.Commands;

/// <summary>Forecasts many series, in their order, on some threads.</summary>
internal static class SeriesForecaster
{
    /// <summary>Forecasts each; a series that cannot be forecast has a refusal in its place.</summary>
    public static Task<IntervalForecastOutcome[]> RunAsync(
        IReadOnlyList<NamedSeries> series, ForecastRequest request, AutoForecastOptions options, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var found = Periods(series, request.Seasons);
        int? main = request.Seasons.Length > 0 ? request.Seasons[0] : null;
        var outcomes = new IntervalForecastOutcome[series.Count];
        var levels = request.Fractions;
        var done = 0;
        return Task.Run(
            () =>
            {
                Parallel.For(
                    0,
                    series.Count,
                    new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellationToken },
                    i =>
                    {
                        outcomes[i] = AutoForecaster.Forecast(series[i].ToSeries(main, found), request.Horizon, levels, options, cancellationToken);
                        progress.Report(Interlocked.Increment(ref done) / (double)series.Count);
                    });
                return outcomes;
            },
            cancellationToken);
    }

    // Series of one file are of one kind: what many of them hint at is a period for all.
    private static int[] Periods(IReadOnlyList<NamedSeries> series, int[] asked)
    {
        if (asked.Length > 1)
        {
            return asked;
        }

        var grains = series.Where(static s => s.Step == 1).Select(static s => s.Grain).Distinct().ToArray();
        var found = SeasonDetector.FindShared([.. series.Select(static s => s.Values)], grains is [{ } grain] ? grain : null);
        return asked.Length == 0 ? found : [.. found.Where(p => p > asked[0]).Append(asked[0]).Order()];
    }
}
