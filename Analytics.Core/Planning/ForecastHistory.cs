using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Planning;

/// <summary>Finds the forecast that has been made most often, with what is kept of its earlier fits.</summary>
public sealed class ForecastHistory(ForecastStore store)
{
    private const int Looked = 8;

    /// <summary>Of the newest forecasts the one with the most fits, the newest of equals; null when none is kept.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<ShopForecast?> MostFittedAsync(CancellationToken cancellationToken = default)
    {
        ShopForecast? most = null;
        foreach (var stored in (await store.ListAsync(cancellationToken)).Take(Looked))
        {
            if (await store.FindAsync(stored.Key, cancellationToken) is { } found
                && ForecastJson.Read(found.Body) is { } forecast
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

    /// <summary>A question in words: its measure, how far, by what step, and that it is filtered, without the values.</summary>
    public static string Words(ForecastQuestion question)
    {
        var step = question.Grain switch { ForecastGrain.Week => "week", ForecastGrain.Month => "month", _ => "day" };
        return string.Create(CultureInfo.InvariantCulture, $"{MeasureCatalog.Of(question.Measure).Label}, {question.Days} days ahead by {step}{(question.Filters.Count > 0 ? ", filtered" : null)}");
    }
}
