using Analytics.Web.Jobs;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>What the application does by itself, and how it went.</summary>
public sealed partial class Jobs : AdminPage, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stop = new();

    [Inject]
    private JobBoard Board { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyList<JobStatus> All { get; set; } = [];

    /// <inheritdoc />
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => All = await Board.ListAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync(stop.Token);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, Clock);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                All = await Board.ListAsync(cancellationToken);
                await InvokeAsync(StateHasChanged);
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
        return $"{job.Plan.Title} is started.";
    });
}
