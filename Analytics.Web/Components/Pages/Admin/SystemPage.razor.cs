using Analytics.Web.Components.Controls;
using Analytics.Web.Jobs;
using Analytics.Web.Telemetry;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>How the process does: requests, errors, memory, queues, cache, database, slow queries and jobs, over the last hour.</summary>
public sealed partial class SystemPage : AdminPage, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stop = new();

    [Inject]
    private SystemMonitor Monitor { get; set; } = default!;

    [Inject]
    private JobBoard Board { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private SystemReport Report { get; set; } = default!;

    private IReadOnlyList<FigureTileModel> Tiles { get; set; } = [];

    private IReadOnlyList<SystemChart> Charts { get; set; } = [];

    private IReadOnlyList<JobStatus> Jobs { get; set; } = [];

    private FigureExplanation? Explained { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Look();
        Jobs = await Board.ListAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync(stop.Token);
        }
    }

    private static string? Dashes(string dash) => dash switch { "dash" => "5 3", "dot" => "2 2", _ => null };

    private void Look()
    {
        Report = Monitor.Read();
        Tiles = SystemText.Tiles(Report);
        Charts = SystemText.Charts(Report, Settings.Shop.TimeZone);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, Clock);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Jobs = await Board.ListAsync(cancellationToken);
                await InvokeAsync(() =>
                {
                    Look();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closed.
        }
        catch (ObjectDisposedException)
        {
            // The application stops.
        }
    }

    private Task RunAsync(JobStatus job) => DoAsync(async actor =>
    {
        await Board.RunNowAsync(job.Plan.Key, actor);
        Jobs = await Board.ListAsync();
        return $"{job.Plan.Title} is started.";
    });
}
