using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Planning;

/// <summary>Finds the forecast of the whole shop that has been made most often, with what is kept of its earlier fits.</summary>
public sealed class ForecastHistory(ForecastStore store)
{
    private const int Looked = 8;

    /// <summary>
    /// Of the usual question and the newest forecasts the one with the most fits, the usual and the newest of equals; null when none is kept. Those of a part of the
    /// shop, and of days to learn from that were named or are held, are no versions of each other.
    /// </summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<ShopForecast?> MostFittedAsync(CancellationToken cancellationToken = default)
    {
        ShopForecast? most = null;
        var newest = (await store.ListAsync(cancellationToken)).Take(Looked).Select(static stored => stored.Key);
        foreach (var key in newest.Prepend(ForecastQuestions.StorageKey(new ForecastQuestion())).Distinct())
        {
            if (await store.FindAsync(key, cancellationToken) is { } found
                && ForecastJson.Read(found.Body) is { Question: { Training: null, Filters.Count: 0 } } forecast
                && (most is null || forecast.Earlier.Count > most.Earlier.Count))
            {
                most = forecast;
            }
        }

        return most;
    }

    /// <summary>When the newest was made; null when none is kept.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<DateTimeOffset?> LastAsync(CancellationToken cancellationToken = default) =>
        (await store.ListAsync(cancellationToken)) is [var newest, ..] ? newest.FittedAt : null;

    /// <summary>A question in words: its measure, how far, by what step.</summary>
    public static string Words(ForecastQuestion question)
    {
        var step = question.Grain switch { ForecastGrain.Week => "week", ForecastGrain.Month => "month", _ => "day" };
        return string.Create(CultureInfo.InvariantCulture, $"{MeasureCatalog.Of(question.Measure).Label}, {question.Days} days ahead by {step}");
    }
}
