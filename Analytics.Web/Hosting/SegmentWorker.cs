using Analytics.Core.Customers;
using Analytics.Core.Facts;
using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>
/// Has who is in each saved segment worked out again when data, scores or costs have changed, and once a minute for what another process saved and
/// for a new day. Changes that come while it works are taken up together. Whatever goes wrong, it tries again.
/// </summary>
public sealed class SegmentWorker(
    SegmentService segments, FactStore facts, CostStore costs, DataStartup startup, TimeProvider time, ILogger<SegmentWorker> logger, ICustomerScoring? scoring = null)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _wanted = new(1, 1);

    /// <inheritdoc />
    public override void Dispose()
    {
        _wanted.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void OnFacts(long version) => Want();
        void OnOther(object? sender, EventArgs e) => Want();
        facts.Changed += OnFacts;
        costs.Changed += OnOther;
        if (scoring is not null)
        {
            scoring.Changed += OnOther;
        }

        try
        {
            await WaitForDataAsync(stoppingToken);
            while (true)
            {
                await _wanted.WaitAsync(Interval, stoppingToken);
                await RefreshAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
        finally
        {
            facts.Changed -= OnFacts;
            costs.Changed -= OnOther;
            if (scoring is not null)
            {
                scoring.Changed -= OnOther;
            }
        }
    }

    private void Want()
    {
        try
        {
            if (_wanted.CurrentCount == 0)
            {
                _wanted.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Another asked at the same moment: one refresh serves both.
        }
        catch (ObjectDisposedException)
        {
            // The application stops.
        }
    }

    private async Task WaitForDataAsync(CancellationToken stoppingToken)
    {
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The start says itself what is wrong; segments are tried all the same.
            logger.LogDebug(error, "Segments begin without data");
        }
    }

    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await segments.RefreshAsync(stoppingToken);
        }
        catch (StorageException error)
        {
            logger.LogError("Segments could not be brought up to date: {Problem}", error.Message);
        }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server.
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(error, "Segments could not be brought up to date");
        }
    }
}
