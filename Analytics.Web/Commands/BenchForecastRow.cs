using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Web.Commands;

/// <summary>A line of the table: means over the series of a set.</summary>
internal sealed record BenchForecastRow(
    string Set, int Series, int Horizon, double Smape, double Mase, double Coverage80, double Coverage95, double TotalCoverage80, double Milliseconds)
{
    /// <summary>Compares forecasts with what happened.</summary>
    public static BenchForecastRow Of(
        string name,
        int season,
        IReadOnlyList<NamedSeries> train,
        Dictionary<string, double[]> test,
        IntervalForecastOutcome[] outcomes,
        double milliseconds)
    {
        double smape = 0, mase = 0, total = 0;
        var inside = new double[2];
        var steps = 0;
        for (var i = 0; i < train.Count; i++)
        {
            var forecast = outcomes[i].Forecast ?? throw new FailedException($"'{train[i].Id}' has no forecast. {outcomes[i].Refusal!.Message}");
            var actual = test.TryGetValue(train[i].Id, out var values) ? values : throw new FailedException($"'{train[i].Id}' is not in the test file of {name}.");
            var means = forecast.Means.AsSpan(0, actual.Length);
            smape += Accuracy.Smape(actual, means) / train.Count;
            mase += Accuracy.Mase(actual, means, train[i].Values, season) / train.Count;
            for (var h = 0; h < actual.Length; h++)
            {
                steps++;
                for (var l = 0; l < 2; l++)
                {
                    inside[l] += actual[h] >= forecast.Lower[l][h] && actual[h] <= forecast.Upper[l][h] ? 1 : 0;
                }
            }

            var sum = actual.Sum();
            total += sum >= forecast.Totals[0].Lower && sum <= forecast.Totals[0].Upper ? 1 : 0;
        }

        return new BenchForecastRow(
            name, train.Count, outcomes[0].Forecast!.Horizon, smape, mase, inside[0] / steps, inside[1] / steps, total / train.Count, milliseconds);
    }
}
