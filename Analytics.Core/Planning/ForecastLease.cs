namespace Analytics.Core.Planning;

/// <summary>Somebody's wait for an answer. The computation is cancelled when the last who waits for it has left.</summary>
public sealed class ForecastLease : IDisposable
{
    private readonly Action _leave;
    private readonly Func<ForecastProgress?> _progress;
    private int _isLeft;

    internal ForecastLease(Task<ForecastAnswer> answer, Func<ForecastProgress?> progress, Action leave)
    {
        Answer = answer;
        _progress = progress;
        _leave = leave;
    }

    /// <summary>The answer.</summary>
    public Task<ForecastAnswer> Answer { get; }

    /// <summary>How far the computation is; null before it has begun to compute.</summary>
    public ForecastProgress? Progress => _progress();

    /// <summary>Leaves.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isLeft, 1) == 0)
        {
            _leave();
        }
    }
}
