using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Hosting;

/// <summary>How fast the demo sells, and whether it may at all. A singleton: there is one demo, whoever looks at it.</summary>
public sealed class DemoPace(FactStore facts, IOptions<StreamOptions> options)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _perSecond = Math.Clamp(options.Value.DemoPerSecond, 0, StreamOptions.MaxPerSecond);
    private bool _isForced = string.Equals(options.Value.Demo, "On", StringComparison.OrdinalIgnoreCase);

    /// <summary>Raised after the pace was set, on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>Sales in a second on a week's average; 0 for none.</summary>
    public double PerSecond => Volatile.Read(ref _perSecond);

    /// <summary>Whether there is a demo whose customers could buy.</summary>
    public bool HasDemo => facts.Current.Batches.Values.Any(static b => b.Kind == BatchKind.Demo);

    /// <summary>Whether there are purchases of the shop's own, among which made-up ones must not come unasked.</summary>
    public bool HasOwnData => facts.Current.Batches.Values.Any(static b =>
        b.LastRowId > 0 && b.Kind != BatchKind.Demo && !b.SourceName.StartsWith(ImportBatch.DemoStreamSource, StringComparison.Ordinal));

    /// <summary>Whether the demo sells now.</summary>
    public bool IsSelling => PerSecond > 0 && HasDemo && !IsOff && (Volatile.Read(ref _isForced) || !HasOwnData);

    /// <summary>Whether the settings rule it out.</summary>
    public bool IsOff => string.Equals(options.Value.Demo, "Off", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sales in a second at a moment, in the shop's zone: as many more or less as the history has in that hour of the week.</summary>
    public double At(DateTimeOffset local) => Math.Min(StreamOptions.MaxPerSecond, PerSecond * (options.Value.DemoRhythm ? DemoRhythm.Of(local) : 1));

    /// <summary>Sets the pace. Who sets one above 0 wants the demo to sell, also beside data of the shop's own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above <see cref="StreamOptions.MaxPerSecond"/>.</exception>
    public void Set(double perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perSecond, StreamOptions.MaxPerSecond);
        TaskCompletionSource changed;
        lock (_gate)
        {
            Volatile.Write(ref _perSecond, perSecond);
            Volatile.Write(ref _isForced, _isForced || perSecond > 0);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Waits for so long, or until the pace is set.</summary>
    internal async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        Task changed;
        lock (_gate)
        {
            changed = _changed.Task;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(pause, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
