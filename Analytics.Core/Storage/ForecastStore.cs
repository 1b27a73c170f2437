using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Keeps the newest forecast for each question, and of all of them the last <see cref="KeptForecasts"/>. Knows nothing of what they say. A singleton.</summary>
public sealed class ForecastStore
{
    /// <summary>How many forecasts are kept.</summary>
    public const int KeptForecasts = 200;

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;

    internal ForecastStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts)
    {
        _database = database;
        _contexts = contexts;
    }

    /// <summary>The forecast for a question; null when none is kept.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<StoredForecast?> FindAsync(string key, CancellationToken cancellationToken = default) =>
        WithAsync(context => context.Forecasts.AsNoTracking()
            .Where(f => f.QuestionKey == key)
            .Select(static f => new StoredForecast(f.QuestionKey, f.Measure, f.ModelName, f.ModelVersion, f.FittedAt, f.DataVersion, f.Body))
            .SingleOrDefaultAsync(cancellationToken));

    /// <summary>The forecasts that are kept, the newest first, without their bodies.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredForecast>> ListAsync(CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<StoredForecast>>(async context => await context.Forecasts.AsNoTracking()
            .OrderByDescending(static f => f.Id)
            .Select(static f => new StoredForecast(f.QuestionKey, f.Measure, f.ModelName, f.ModelVersion, f.FittedAt, f.DataVersion, Array.Empty<byte>()))
            .ToListAsync(cancellationToken));

    /// <summary>Keeps a forecast in the place of the one for the same question; the oldest go.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task SaveAsync(StoredForecast forecast, CancellationToken cancellationToken = default)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            await WithAsync(async context =>
            {
                await using var work = await context.Database.BeginTransactionAsync(cancellationToken);
                await context.Forecasts.Where(f => f.QuestionKey == forecast.Key).ExecuteDeleteAsync(cancellationToken);
                context.Forecasts.Add(new ForecastRecord
                {
                    QuestionKey = forecast.Key,
                    Measure = forecast.Measure,
                    ModelName = forecast.Model,
                    ModelVersion = forecast.ModelVersion,
                    FittedAt = forecast.FittedAt,
                    DataVersion = forecast.DataVersion,
                    Body = forecast.Body,
                });
                await context.SaveChangesAsync(cancellationToken);
                var oldest = await context.Forecasts.OrderByDescending(static f => f.Id).Skip(KeptForecasts).Select(static f => f.Id).FirstOrDefaultAsync(cancellationToken);
                await context.Forecasts.Where(f => f.Id <= oldest).ExecuteDeleteAsync(cancellationToken);
                await work.CommitAsync(cancellationToken);
                return true;
            });
        }
    }

    private async Task<T> WithAsync<T>(Func<AnalyticsDbContext, Task<T>> work)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync();
            return await work(context);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
