using Analytics.Core.Planning;

namespace Analytics.Tests.Fakes;

/// <summary>Keeps in memory what was gone back to.</summary>
public sealed class FakeForecastHolds : IForecastHolds
{
    public event EventHandler? Changed;

    public ForecastHold? Current { get; private set; }

    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public Task GoBackAsync(DateOnly until, string by, CancellationToken cancellationToken = default) => PutAsync(new ForecastHold(until, by, DateTimeOffset.UnixEpoch));

    public Task EndAsync(CancellationToken cancellationToken = default) => PutAsync(null);

    private Task PutAsync(ForecastHold? hold)
    {
        Current = hold;
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
