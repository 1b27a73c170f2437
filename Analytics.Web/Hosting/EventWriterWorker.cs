using Analytics.Core.Streaming;

namespace Analytics.Web.Hosting;

/// <summary>Writes the events that come in. Stopped after the server, which ends its requests first: what was taken is written before the program ends.</summary>
public sealed class EventWriterWorker(EventIntake queue) : IHostedService
{
    private Task running = Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.Run(queue.RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Complete();
        await running.WaitAsync(cancellationToken);
    }
}
