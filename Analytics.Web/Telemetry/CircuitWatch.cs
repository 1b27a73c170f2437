using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Analytics.Web.Telemetry;

/// <summary>
/// Counts whether a page's browser is connected. The framework's own count takes one off for a page that is closed while it is connected, and once more
/// for the connection.
/// </summary>
internal sealed class CircuitWatch(AnalyticsMeter meter) : CircuitHandler
{
    private int _isUp;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Set(1);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Set(0);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Set(0);

    private Task Set(int isUp)
    {
        if (Interlocked.Exchange(ref _isUp, isUp) != isUp)
        {
            meter.Connected(isUp == 1);
        }

        return Task.CompletedTask;
    }
}
